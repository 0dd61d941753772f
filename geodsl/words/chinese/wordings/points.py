"""Where points are: on lines and curves, between others, inside and outside, on this side and that."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "OnLine": """
        {P}在{l+}上
        {P}位于{l+}上
        {l+}经过{P}
        {P}是{l+}上的一点
        {P}落在{l+}上
        {l+}通过{P}
        terse: {P}∈{l+}
        terse: {l+}过{P}
        textbook: {P}为{l+}上一点
        textbook: 已知{P}在{l+}上
        descriptive: {l+}从{P}穿过
        descriptive: {l+}上能找到{P}
    """,
    "OnSegment": """
        {P}在{s+}上
        {P}位于{s+}上
        {P}是{s+}上的一点
        {P}落在{s+}上
        {s+}经过{P}
        {s+}上有{P}
        terse: {P}∈{s+}
        terse: {s+}过{P}
        textbook: {P}为{s+}上一点
        textbook: 已知{P}在{s+}上
        descriptive: {P}处在{s+}上
        descriptive: {s+}从{P}经过
    """,
    "OnRay": """
        {P}在{r+}上
        {P}位于{r+}上
        {P}是{r+}上的一点
        {P}落在{r+}上
        {r+}经过{P}
        {r+}上有{P}
        terse: {P}∈{r+}
        terse: {r+}过{P}
        textbook: {P}为{r+}上一点
        textbook: 已知{P}在{r+}上
        descriptive: {P}处在{r+}上
        descriptive: {r+}从{P}经过
    """,
    "OnArc": """
        {P}在{a+}上
        {P}位于{a+}上
        {P}是{a+}上的一点
        {P}落在{a+}上
        {a+}经过{P}
        {a+}上有{P}
        terse: {P}∈{a+}
        terse: {a+}过{P}
        textbook: {P}为{a+}上一点
        textbook: 已知{P}在{a+}上
        descriptive: {P}处在{a+}上
        descriptive: {a+}从{P}经过
    """,
    "OnCircle": """
        {P}在{w+}上
        {P}位于{w+}上
        {w+}经过{P}
        {P}是{w+}上的一点
        {P}落在{w+}上
        {w+}上有{P}
        terse: {P}∈{w+}
        terse: {w+}过{P}
        textbook: {P}为{w+}上一点
        textbook: 已知{P}在{w+}上
        textbook: {P}到{w+}圆心的距离等于半径
        descriptive: {P}处在{w+}的圆周上
        descriptive: {w+}从{P}经过
    """,
    "Between": """
        {B}在{A}与{C}之间
        {B}位于{A}和{C}之间
        {A}、{B}和{C}依次在同一条直线上
        {B}是连接{A}与{C}的线段内部的一点
        {B}处在{A}与{C}之间的连线上
        在{A}和{C}之间有{B}
        terse: {B}在{A}与{C}间
        terse: {A!}—{B!}—{C!}
        textbook: 已知{B}在{A}与{C}之间
        textbook: {A}、{B}和{C}顺次共线
        descriptive: {B}夹在{A}与{C}之间
        descriptive: 从{A}径直走到{C}途中经过{B}
    """,
    "MidpointOf": """
        {M}是{s}的中点
        {s}的中点是{M}
        {M}平分{s}
        {M}把{s}分成相等的两段
        {s}以{M}为中点
        {s}被{M}平分
        terse: {M}为{s}中点
        terse: {s}中点为{M}
        textbook: 已知{M}为{s}的中点
        textbook: {s}的中点即为{M}
        textbook: {M}即为{s}的中点
        descriptive: {M}在{s}的正中间
        descriptive: {M}把{s}对半分开
    """,
    "Divides": """
        {P}把{s}分成{p}的两段
        {P}按{p}的比分{s}
        {P}分{s}所成的比为{p}
        {P}将{s}分为长度比为{p}的两部分
        {s}被{P}分成{p}的两段
        {P}内分{s}为{p}
        terse: {P}分{s}为{p}
        terse: {s}被{P}分为{p}
        textbook: 已知{P}分{s}所成的比是{p}
        textbook: 已知{P}将{s}分为{p}
        descriptive: {P}把{s}切成长度为{p}的两截
        descriptive: {s}在{P}处分成了{p}的两截
    """,
    "InsideCircle": """
        {P}在{w+}内
        {P}在{w+}的内部
        {P}位于{w+}内
        {P}是{w+}内的一点
        {P}到{w+}圆心的距离小于半径
        {w+}的内部有{P}
        terse: {P}在{w+}内部
        terse: {P}于{w+}内
        textbook: {P}为{w+}内一点
        textbook: 已知{P}在{w+}内
        descriptive: {w+}把{P}围在里面
        descriptive: {P}落在{w+}里面
    """,
    "OutsideCircle": """
        {P}在{w+}外
        {P}在{w+}的外部
        {P}位于{w+}外
        {P}是{w+}外的一点
        {P}到{w+}圆心的距离大于半径
        {w+}的外部有{P}
        terse: {P}在{w+}外部
        terse: {P}于{w+}外
        textbook: {P}为{w+}外一点
        textbook: 已知{P}在{w+}外
        descriptive: {w+}把{P}留在外面
        descriptive: {P}落在{w+}外面
    """,
    "InsidePolygon": """
        {P}在{p+}内
        {P}在{p+}的内部
        {P}位于{p+}内
        {P}是{p+}内的一点
        {p+}的内部有{P}
        {p+}内有{P}
        terse: {P}在{p+}内部
        terse: {P}于{p+}内
        textbook: {P}为{p+}内一点
        textbook: 已知{P}在{p+}内
        descriptive: {p+}把{P}围在里面
        descriptive: {P}落在{p+}里面
    """,
    "OutsidePolygon": """
        {P}在{p+}外
        {P}在{p+}的外部
        {P}位于{p+}外
        {P}是{p+}外的一点
        {p+}的外部有{P}
        {p+}外有{P}
        terse: {P}在{p+}外部
        terse: {P}于{p+}外
        textbook: {P}为{p+}外一点
        textbook: 已知{P}在{p+}外
        descriptive: {p+}把{P}留在外面
        descriptive: {P}落在{p+}外面
    """,
    "SameSide": """
        {P}和{Q}在{l+}的同侧
        {P}与{Q}位于{l+}的同一侧
        {P}和{Q}同在{l+}的一侧
        {l+}的同一侧有{P}和{Q}
        {P}与{Q}在{l+}的同一边
        {P}和{Q}处于{l+}的同一侧
        terse: {P}与{Q}在{l+}同侧
        terse: {P!}和{Q!}居{l+}同侧
        textbook: 已知{P}和{Q}在{l+}的同侧
        textbook: {P}与{Q}为{l+}同侧的两点
        descriptive: {P}和{Q}都落在{l+}的同一边
        descriptive: {l+}把{P}和{Q}留在同一边
    """,
    "OppositeSides": """
        {P}和{Q}在{l+}的异侧
        {P}与{Q}位于{l+}的两侧
        {P}和{Q}分别在{l+}的两侧
        {l+}的两侧分别有{P}和{Q}
        {P}与{Q}分居{l+}的两旁
        {P}在{l+}的一侧而{Q}在另一侧
        terse: {P}与{Q}在{l+}异侧
        terse: {P!}和{Q!}居{l+}两侧
        textbook: 已知{P}和{Q}在{l+}的异侧
        textbook: {P}与{Q}为{l+}异侧的两点
        descriptive: {P}和{Q}各落在{l+}的一边
        descriptive: {l+}从{P}和{Q}之间穿过
    """,
    "Collinear": """
        {points}在同一条直线上
        {points}共线
        有一条直线经过{points}
        点{points}位于同一条直线上
        同一条直线经过{points}
        {points}同属一条直线
        terse: {points}共直线
        terse: 共线：{points}
        textbook: 已知点{points}共线
        textbook: 可作一条直线通过点{points}
        descriptive: {points}排成一条直线
        descriptive: 点{points}排在一条直线上
    """,
    "Concyclic": """
        {points}在同一个圆上
        {points}共圆
        有一个圆经过{points}
        点{points}位于同一个圆上
        同一个圆经过{points}
        {points}同属一个圆
        terse: {points}同在一圆上
        terse: 共圆：{points}
        textbook: 已知点{points}共圆
        textbook: 可作一个圆通过点{points}
        descriptive: 点{points}都落在一个圆上
        descriptive: {points}分布在同一个圆周上
    """,
}
