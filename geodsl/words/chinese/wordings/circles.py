"""Circles: their centres, their chords, their tangents, and one beside another."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "CenterOf": """
        {O}是{w+}的圆心
        {w+}的圆心是{O}
        {w+}以{O}为圆心
        {O}到{w+}上各点的距离相等
        {w+}的圆心在{O}处
        {O}为{w+}之圆心
        terse: {O}为{w+}圆心
        terse: {w+}圆心为{O}
        textbook: 已知{O}为{w+}的圆心
        textbook: {w+}的圆心即为{O}
        descriptive: {O}在{w+}的圆心处
        descriptive: {w+}的正中心是{O}
    """,
    "ChordOf": """
        {s!}是{w+}的弦
        {s!}是{w+}的一条弦
        {w+}的一条弦是{s+}
        {s!}的两个端点都在{w+}上
        {s!}连接{w+}上的两点
        {w+}经过{s+}的两个端点
        terse: {s!}为{w+}的弦
        terse: {w+}有弦{s!}
        textbook: 已知{s+}为{w+}的一条弦
        textbook: {s!}即为{w+}的一条弦
        descriptive: {s!}的两头都落在{w+}上
        descriptive: {s+}作为一条弦跨在{w+}中
    """,
    "DiameterOf": """
        {s!}是{w+}的直径
        {s!}是{w+}的一条直径
        {w+}的一条直径是{s+}
        {w+}以{s!}为直径
        {s!}是{w+}中经过圆心的弦
        terse: {s!}为{w+}的直径
        terse: {w+}有直径{s!}
        textbook: 已知{s!}为{w+}的直径
        textbook: {s+}即为{w+}的一条直径
        descriptive: {s!}穿过{w+}的圆心并把两端落在圆周上
        descriptive: {s!}作为直径横穿{w+}
    """,
    "RadiusOf": """
        {s!}是{w+}的半径
        {s!}是{w+}的一条半径
        {w+}的一条半径是{s+}
        {w+}以{s!}为一条半径
        {s!}连接{w+}的圆心与圆上一点
        terse: {s!}为{w+}的半径
        terse: {w+}有半径{s!}
        textbook: 已知{s!}为{w+}的半径
        textbook: {s+}即为{w+}的一条半径
        descriptive: {s!}从{w+}的圆心通到圆周
        descriptive: {s!}是{w+}的圆心与圆周上一点之间的线段
    """,
    "TangentTo": """
        {l+}与{w+}相切
        {l+}是{w+}的切线
        {w+}与{l+}相切
        {l+}是{w+}的一条切线
        {l+}与{w+}有唯一公共点
        {w+}的圆心到{l+}的距离等于半径
        terse: {l+}切{w+}
        terse: {l+}为{w+}的切线
        textbook: 已知{l+}与{w+}相切
        textbook: 已知{l+}为{w+}的切线
        textbook: {l+}即为{w+}的一条切线
        descriptive: {l+}贴着{w+}的边缘经过
        descriptive: {l+}与{w+}在一点处相触
    """,
    "Crosses": """
        {l+}与{w+}相交
        {l+}是{w+}的割线
        {w+}与{l+}相交
        {l+}与{w+}有两个公共点
        {w+}的圆心到{l+}的距离小于半径
        {l+}把{w+}分成两段弧
        terse: {l+}割{w+}
        terse: {l+}交{w+}于两点
        textbook: 已知{l+}与{w+}相交
        textbook: 已知{l+}为{w+}的割线
        descriptive: {l+}穿过{w+}
        descriptive: {l+}从{w+}的内部穿过
    """,
    "Misses": """
        {l+}与{w+}相离
        {w+}与{l+}相离
        {w+}的圆心到{l+}的距离大于半径
        {l+}上的所有点都在{w+}外
        {l+}整个在{w+}的外部
        terse: {l+}整个在{w+}外
        terse: {l+}和{w+}相离
        textbook: 已知{l+}与{w+}相离
        textbook: 已知{l+}在{w+}的外部
        descriptive: {l+}从{w+}的外面经过
        descriptive: {l+}与{w+}隔着一段距离
        descriptive: {l+}隔着空隙从{w+}旁边经过
    """,
    "CirclesCross": """
        {w+}与{v+}相交
        {w+}和{v+}有两个公共点
        {w+}与{v+}有两个交点
        {w+}和{v+}交于两点
        {w+}与{v+}是相交的两圆
        terse: {w+}交{v+}
        terse: {w+}和{v+}相交
        textbook: 已知{w+}与{v+}相交
        textbook: 已知{w+}与{v+}交于两点
        descriptive: {w+}与{v+}互相交错并有两个交点
        descriptive: {w+}的圆周两次穿过{v+}的圆周
    """,
    "CirclesApart": """
        {w+}与{v+}外离
        {w+}和{v+}彼此外离
        {w+}整个在{v+}的外部
        {w+}与{v+}的圆心距大于两圆半径之和
        {w+}与{v+}是外离的两圆
        terse: {w+}和{v+}外离
        terse: {w+}整个在{v+}外
        textbook: 已知{w+}与{v+}外离
        textbook: 已知{w+}与{v+}为外离的两圆
        descriptive: {w+}与{v+}彼此隔开并各在一处
        descriptive: {w+}和{v+}之间隔着一段空隙互在外面
    """,
    "CircleWithin": """
        {w+}内含于{v+}
        {v+}内含{w+}
        {w+}整个在{v+}的内部
        {w+}上的所有点都在{v+}内
        {v+}的内部含有整个{w+}
        {v+}把整个{w+}包含在内部
        terse: {w+}整个在{v+}内
        terse: {w+}含于{v+}内
        textbook: 已知{w+}内含于{v+}
        textbook: 已知{w+}在{v+}的内部
        descriptive: {v+}把{w+}整个套在里面
        descriptive: {w+}是套在{v+}里面的小圆
    """,
    "ExternallyTangent": """
        {w+}与{v+}外切
        {w+}和{v+}彼此外切
        {w+}与{v+}互相外切
        {w+}与{v+}的圆心距等于两圆半径之和
        {w+}从外部与{v+}相切
        {w+}与{v+}是外切的两圆
        terse: {w+}和{v+}外切
        terse: {w+}外切于{v+}
        textbook: 已知{w+}与{v+}外切
        textbook: 已知{w+}与{v+}为外切的两圆
        descriptive: {w+}与{v+}从外面碰在一点
        descriptive: {w+}和{v+}并排着在一点相触
    """,
    "InternallyTangent": """
        {w+}与{v+}内切
        {w+}和{v+}彼此内切
        {w+}与{v+}互相内切
        {w+}与{v+}的圆心距等于两圆半径之差
        {w+}与{v+}是内切的两圆
        terse: {w+}和{v+}内切
        terse: {w+}与{v+}属内切
        textbook: 已知{w+}与{v+}内切
        textbook: 已知{w+}与{v+}为内切的两圆
        descriptive: {w+}与{v+}一个套着另一个并在一点相触
        descriptive: {w+}和{v+}一内一外地在一点相触
    """,
}
