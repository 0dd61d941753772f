"""Polygons: their form, their likeness, and the circles about and in them."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Simple": """
        给出了{p+}
        图形中有{p+}
        所给图形之一是{p+}
        terse: 有{p+}
        terse: 给定{p+}
        textbook: 图中有{p+}
        textbook: 已知{p+}
        textbook: 图中给出{p+}
        descriptive: 画面上有一个{p+}
        descriptive: 看得到一个{p+}
        descriptive: 可以看到{p+}
    """,
    "Convex": """
        {p+}是凸多边形
        {p+}是凸的
        {p+}的每个内角都小于180°
        {p+}的各内角都小于平角
        {p+}总在每条边所在直线的同一侧
        terse: {p+}为凸多边形
        terse: 凸{p+}
        textbook: 已知{p+}为凸多边形
        textbook: 已知{p+}是凸的
        descriptive: {p+}的每个角都向外凸
        descriptive: {p+}的轮廓处处向外凸
    """,
    "Regular": """
        {p}是正多边形
        {p}的各边相等并有相等的各角
        {p}是各边各角都相等的凸多边形
        {p}是一个正多边形
        {p}属于正多边形
        terse: {p}为正多边形
        terse: 正{p+}
        textbook: 已知{p}为正多边形
        textbook: {p}为各边各角都相等的凸多边形
        descriptive: {p}的边都一样长并有一样大的角
        descriptive: {p}是规整的正多边形
    """,
    "Clockwise": """
        {p}的顶点按顺时针方向排列
        {p}的顶点依字母顺序沿顺时针方向排列
        {p}的顶点依次为顺时针顺序
        沿{p}的字母顺序行进是顺时针方向
        {p}的字母沿顺时针方向标注
        {p}的顶点依次按顺时针绕行
        terse: {p}为顺时针
        terse: {p}顺时针排列
        textbook: 已知{p}的顶点依次按顺时针方向标记
        textbook: 已知{p}的各顶点顺次呈顺时针排列
        descriptive: 按字母顺序绕{p}一圈是顺时针方向
        descriptive: {p}的字母像钟表指针那样转
    """,
    "Counterclockwise": """
        {p}的顶点按逆时针方向排列
        {p}的顶点依字母顺序沿逆时针方向排列
        {p}的顶点依次为逆时针顺序
        沿{p}的字母顺序行进是逆时针方向
        {p}的字母沿逆时针方向标注
        {p}的顶点依次按逆时针绕行
        terse: {p}为逆时针
        terse: {p}逆时针排列
        textbook: 已知{p}的顶点依次按逆时针方向标记
        textbook: 已知{p}的各顶点顺次呈逆时针排列
        descriptive: 按字母顺序绕{p}一圈是逆时针方向
        descriptive: {p}的字母逆着钟表指针转
    """,
    "Congruent": """
        {p}与{q}全等
        {p}和{q}全等
        {p}全等于{q}
        {p}与{q}是全等图形
        {p}与{q}按顶点顺序能够完全重合
        {p}与{q}的对应边和对应角都相等
        terse: {p}≌{q}
        terse: {p}同{q}全等
        textbook: 已知{p}≌{q}
        textbook: 有{p}≌{q}
        descriptive: {p}与{q}的形状和大小都相同
        descriptive: {p}和{q}能叠合在一起
    """,
    "Similar": """
        {p}与{q}相似
        {p}和{q}相似
        {p}相似于{q}
        {p}与{q}是相似图形
        {p}与{q}的对应角相等并有成比例的对应边
        {p}与{q}按顶点顺序相似
        terse: {p}∽{q}
        terse: {p}同{q}相似
        textbook: 已知{p}∽{q}
        textbook: 有{p}∽{q}
        descriptive: {p}与{q}的形状相同
        descriptive: {p}按比例缩放后能与{q}重合
    """,
    "Cyclic": """
        {p}内接于一个圆
        {p}有外接圆
        {p}的各顶点在同一个圆上
        {p}的顶点共圆
        {p}是圆内接多边形
        {p}的所有顶点都在一个圆上
        terse: {p}共圆
        terse: {p}为圆内接多边形
        textbook: 已知{p}为圆内接多边形
        textbook: 过{p}的各顶点可作一个圆
        descriptive: 有一个圆经过{p}的所有顶点
        descriptive: {p}的顶点都落在同一个圆上
    """,
    "Inscribed": """
        {p+}内接于{w+}
        {w+}是{p+}的外接圆
        {p+}的顶点都在{w+}上
        {p+}是{w+}的内接多边形
        {w+}经过{p+}的各个顶点
        {w+}外接于{p+}
        terse: {p+}为{w+}的内接多边形
        terse: {w+}为{p+}的外接圆
        textbook: 已知{p+}内接于{w+}
        textbook: 已知{w+}为{p+}的外接圆
        descriptive: {p+}的各个顶点都落在{w+}上
        descriptive: {w+}套在{p+}外面并经过所有顶点
    """,
    "Circumscribed": """
        {p+}外切于{w+}
        {w+}是{p+}的内切圆
        {w+}内切于{p+}
        {p+}是{w+}的外切多边形
        {w+}在{p+}内部与各边都相切
        {w+}从{p+}内部与各边都相切
        terse: {p+}为{w+}的外切多边形
        terse: {w+}为{p+}的内切圆
        textbook: 已知{p+}外切于{w+}
        textbook: 已知{w+}为{p+}的内切圆
        descriptive: {w+}在{p+}里面碰到每一条边
        descriptive: {p+}的边都贴着围在里面的{w+}
    """,
    "RegularInscribed": """
        {p+}是{w+}的内接正多边形
        {p+}是内接于{w+}的正多边形
        {w+}是正{p+}的外接圆
        正{p+}内接于{w+}
        {p+}是顶点都在{w+}上的正多边形
        {p+}的顶点依次把{w+}等分
        terse: {p+}为{w+}的内接正多边形
        terse: 正{p+}的外接圆为{w+}
        textbook: 已知正{p+}内接于{w+}
        textbook: 已知{p+}为{w+}的内接正多边形
        descriptive: {p+}是各顶点落在{w+}上的正多边形
        descriptive: {w+}上依次均匀分布着{p+}的各个顶点
    """,
}
