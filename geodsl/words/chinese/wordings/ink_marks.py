"""Signs and texts that stand at points, segments, angles and lines."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Ticked": """
        {s}上标有短划
        {s}上画有短划记号
        {s}带有短划标记
        {s}用短划作了记号
        短划标在{s}上
        {s}被短划横穿作标记
        terse: {s}有短划
        terse: {s}标短划
        textbook: {s}上作有短划记号
        textbook: {s}上标注了短划
        descriptive: 有短划横在{s}上
        descriptive: {s}上看得到小短划
    """,
    "MarkedEqualLengths": """
        {s}与{t}上标有相同的短划
        {s}和{t}用相同的短划标记
        {s}与{t}被标记为相等
        {s}和{t}带有相同的短划记号
        {s}上的短划与{t}上的相同
        {s}与{t}上的短划数目相同
        terse: {s}与{t}标为相等
        terse: {s}和{t}同短划
        textbook: {s}和{t}上作有相同的等长记号
        textbook: {s}与{t}上标注了相同的短划
        descriptive: {s}和{t}上看得到一样的短划
        descriptive: {s}与{t}上画着同样的小短划
    """,
    "ArcMarked": """
        {a}处标有弧线
        {a}处画有弧线标记
        {a}带有弧线标记
        {a}用弧线作了记号
        弧线标在{a}处
        {a}的两边之间画有弧线
        terse: {a}有弧线
        terse: {a}标弧线
        textbook: {a}处作有弧线记号
        textbook: {a}处标注了弧线
        descriptive: 有小弧线画在{a}里
        descriptive: {a}里看得到小弧线
    """,
    "MarkedEqualAngles": """
        {a}与{b}处标有相同的弧线
        {a}和{b}用相同的弧线标记
        {a}与{b}被标记为相等
        {a}和{b}带有相同的弧线记号
        {a}处的弧线与{b}处的相同
        {a}与{b}处的弧线样式相同
        terse: {a}与{b}标为相等
        terse: {a}和{b}同弧线
        textbook: {a}和{b}处作有相同的等角记号
        textbook: {a}与{b}处标注了相同的弧线
        descriptive: {a}和{b}里看得到一样的弧线
        descriptive: {a}与{b}里画着同样的小弧线
    """,
    "ArrowMarked": """
        {l}上标有箭头
        {l}上画有箭头记号
        {l}带有箭头标记
        {l}用箭头作了记号
        箭头标在{l}上
        {l}被画上了箭头记号
        terse: {l}有箭头标记
        terse: {l}标箭头
        textbook: {l}上作有箭头记号
        textbook: {l}上标注了箭头
        descriptive: 有小箭头画在{l}上
        descriptive: {l}上看得到小箭头
    """,
    "MarkedParallel": """
        {l}与{m}上标有相同的箭头
        {l}和{m}用相同的箭头标记
        {l}与{m}被标记为平行
        {l}和{m}带有相同的箭头记号
        {l}上的箭头与{m}上的相同
        {l}与{m}上的箭头数目相同
        terse: {l}与{m}标为平行
        terse: {l}和{m}同箭头
        textbook: {l}和{m}上作有相同的平行记号
        textbook: {l}与{m}上标注了相同的箭头
        descriptive: {l}和{m}上看得到一样的小箭头
        descriptive: {l}与{m}上画着同样的小箭头
    """,
    "MarkedRight": """
        {a}处标有直角符号
        {a}处画有直角符号
        {a}带有直角标记
        {a}被标记为直角
        {a}用小方块作了记号
        直角符号标在{a}处
        terse: {a}标为直角
        terse: {a}有直角符号
        textbook: {a}处作有直角记号
        textbook: {a}处标注了直角符号
        descriptive: {a}里画着一个小方块
        descriptive: {a}里看得到直角符号
    """,
    "MarkedPerpendicular": """
        {l}与{m}的交点处标有直角符号
        {l}和{m}被标记为互相垂直
        {l}与{m}相交处画有直角符号
        {l}与{m}带有垂直标记
        直角符号标在{l}与{m}的交点处
        {l}和{m}之间标有垂直符号
        terse: {l}与{m}标为垂直
        terse: {l}和{m}有垂直符号
        textbook: {l}和{m}的交点处作有垂直记号
        textbook: {l}与{m}的交点处标注了直角符号
        descriptive: {l}与{m}相交的地方画着一个小方块
        descriptive: {l}和{m}相交的地方看得到直角符号
    """,
    "Lettered": """
        {P}标有字母{text}
        {P}旁写有字母{text}
        {P}用字母{text}标记
        {P}处的字母是{text}
        字母{text}标在{P}处
        {P}由字母{text}命名
        terse: {P}字母为{text}
        terse: {P}标字母{text}
        textbook: {P}以字母{text}标记
        textbook: {P}处标注了字母{text}
        descriptive: {P}旁边写着字母{text}
        descriptive: 字母{text}写在{P}旁边
    """,
    "Labelled": """
        {x+}处标有{text}
        {x+}处写有{text}
        {x+}标注为{text}
        {x+}的标注是{text}
        {text}标在{x+}处
        {x+}处的文字是{text}
        terse: {x+}标{text}
        terse: {x+}注{text}
        textbook: {x+}处注有{text}
        textbook: {x+}处标注了{text}
        descriptive: {x+}旁边写着{text}
        descriptive: {text}写在{x+}旁边
    """,
    "SizeShown": """
        {x+}处标出了大小
        {x+}处标有数值
        {x+}的大小标在图上
        {x+}的数值已标出
        {x+}处写有具体的数值
        {x+}处标出了量得的值
        terse: {x+}已标数值
        terse: {x+}标有大小
        textbook: {x+}的大小已在图上给出
        textbook: 图上给出了{x+}的数值
        descriptive: {x+}旁边写着大小
        descriptive: 图上看得到{x+}的大小数字
    """,
    "Dimensioned": """
        {s}旁画有尺寸线
        {s}带有尺寸线
        {s}用尺寸线标注
        尺寸线标在{s}旁
        {s}旁边配有尺寸线
        {s}的长用尺寸线标出
        terse: {s}有尺寸线
        terse: {s}标尺寸线
        textbook: {s}旁作有尺寸线
        textbook: {s}旁标注了尺寸线
        descriptive: 有一条尺寸线与{s}并排
        descriptive: {s}旁边看得到尺寸线
    """,
    "Unmarked": """
        {x+}处的标注留空
        {x+}处空着标注
        {x+}省去了一切标记和文字
        {x+}处的标记位置空着
        {x+}处免去了标注
        {x+}处省略了标记与文字
        terse: {x+}标注留空
        terse: {x+}免标注
        textbook: {x+}的标注从略
        textbook: 图上略去了{x+}的标注
        descriptive: {x+}处光秃秃的
        descriptive: {x+}处干干净净
    """,
}
