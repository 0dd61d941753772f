"""What is drawn, in which line, and how much of it."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Drawn": """
        {x+}画在图上
        {x+}已在图上画出
        图上画有{x+}
        图上画出了{x+}
        {x+}出现在图上
        {x+}被画了出来
        terse: {x+}已画出
        terse: 画有{x+}
        textbook: {x+}在图上已作出
        textbook: 图上已作出{x+}
        descriptive: {x+}在图上看得见
        descriptive: 图上看得到{x+}
    """,
    "Solid": """
        {x+}画成实线
        {x+}用实线画出
        {x+}是用实线画的
        {x+}的线条是实线
        {x+}以实线表示
        {x+}由连续的实线画成
        terse: {x+}为实线
        terse: 实线：{x+}
        textbook: {x+}用实线表示
        textbook: {x+}已用实线作出
        descriptive: {x+}的线条是连贯的
        descriptive: {x+}的线条一气连到底
    """,
    "Dashed": """
        {x+}画成虚线
        {x+}用虚线画出
        {x+}是用虚线画的
        {x+}的线条是虚线
        {x+}以虚线表示
        {x+}由一段段短线画成
        terse: {x+}为虚线
        terse: 虚线：{x+}
        textbook: {x+}用虚线表示
        textbook: {x+}已用虚线作出
        descriptive: {x+}的线条断成一小段一小段
        descriptive: {x+}的线条是断续的短划
    """,
    "Dotted": """
        {x+}画成点线
        {x+}用点线画出
        {x+}是用点线画的
        {x+}的线条是点线
        {x+}以点线表示
        {x+}由一串小点画成
        terse: {x+}为点线
        terse: 点线：{x+}
        textbook: {x+}用点线表示
        textbook: {x+}已用点线作出
        descriptive: {x+}的线条是一连串的点
        descriptive: {x+}的线条由小点连成
    """,
    "DrawnAs": """
        {P}画成{look}
        {P}用{look}表示
        {P}以{look}画出
        {P}处画的是{look}
        {P}的样式是{look}
        {P}在图上显示为{look}
        terse: {P}为{look}
        terse: {P}：{look}
        textbook: {P}用{look}标出
        textbook: {P}处标的是{look}
        descriptive: {P}看上去是{look}
        descriptive: {P}的位置上是{look}
    """,
    "ArrowDrawn": """
        图上画有从{A}指向{B}的箭头
        从{A}到{B}画有一个箭头
        从{A}出发有一个指向{B}的箭头
        有一个箭头从{A}指向{B}
        {B}是从{A}画出的一个箭头所指的点
        画有以{A}为起点指向{B}的有向线段
        terse: {A!}→{B!}
        terse: 箭头{A!}→{B!}
        textbook: 图上已作出从{A}到{B}的有向线段
        textbook: 图上已作出由{A}指向{B}的箭头
        descriptive: 一个箭头由{A}通向{B}
        descriptive: 箭头自{A}伸向{B}
    """,
    "SegmentsDrawn": """
        图上画有{n}条线段
        图上共画出{n}条线段
        图上画出的线段共有{n}条
        画出的线段一共是{n}条
        {n}条线段画在图上
        图上出现的线段笔画有{n}条
        terse: 画有{n}条线段
        terse: 画出线段{n}条
        textbook: 图上共作出{n}条线段
        textbook: 图上作出的线段有{n}条
        descriptive: 数一数画出的线段共{n}条
        descriptive: 图上看得到{n}条画出的线段
    """,
    "ArrowsDrawn": """
        图上画有{n}条带箭头的线段
        图上共画出{n}条带箭头的线段
        图上画出的有向线段共有{n}条
        画出的有向线段一共是{n}条
        {n}条带箭头的线段画在图上
        图上画有{n}条有向线段
        terse: 画有{n}条有向线段
        terse: 画出有向线段{n}条
        textbook: 图上共作出{n}条有向线段
        textbook: 图上作出的有向线段有{n}条
        descriptive: 数一数带箭头的线段共{n}条
        descriptive: 图上看得到{n}条带箭头的线段
    """,
}
