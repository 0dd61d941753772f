"""Kinds of triangles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "AcuteTriangle": """
        {p}是锐角三角形
        {p}的三个内角都是锐角
        {p}的最大角是锐角
        {p}的每个内角都小于直角
        {p}属于锐角三角形
        terse: {p}为锐角三角形
        terse: 锐角{p+}
        textbook: 已知{p}为锐角三角形
        textbook: 在{p}中三个角均为锐角
        descriptive: {p}的三个角都尖尖的
        descriptive: {p}的三个角都比直角小
    """,
    "ObtuseTriangle": """
        {p}是钝角三角形
        {p}有一个内角是钝角
        {p}的最大角是钝角
        {p}的一个内角大于直角
        {p}属于钝角三角形
        terse: {p}为钝角三角形
        terse: 钝角{p+}
        textbook: 已知{p}为钝角三角形
        textbook: 在{p}中有一个角为钝角
        descriptive: {p}有一个角张得比直角大
        descriptive: {p}带有一个钝角
    """,
    "Equilateral": """
        {p}是等边三角形
        {p}是正三角形
        {p}的三条边都相等
        {p}的三边长度相同
        {p}的三个内角都是60°
        terse: {p}为等边三角形
        terse: 等边{p+}
        textbook: 已知{p}为等边三角形
        textbook: 在{p}中三边均相等
        descriptive: {p}的三条边一样长
        descriptive: {p}每条边都同样长
    """,
    "Isosceles": """
        {p}是等腰三角形
        {p}有两条边相等
        {p}有两个内角相等
        {p}中有两边的长度相同
        {p}属于等腰三角形
        terse: {p}为等腰三角形
        terse: 等腰{p+}
        textbook: 已知{p}为等腰三角形
        textbook: 在{p}中有两边相等
        descriptive: {p}有两条边一样长
        descriptive: {p}对折后两半能够重合
    """,
    "IsoscelesAt": """
        {p}是以{A}为顶角顶点的等腰三角形
        {p}的两腰相交于{A}
        {p}中从{A}出发的两条边相等
        {A}是等腰{p+}的顶角顶点
        {p}是顶角在{A}处的等腰三角形
        {A}是{p}两条相等的边的公共端点
        terse: 等腰{p+}以{A}为顶
        terse: {p}为等腰三角形（顶角顶点{A!}）
        textbook: 已知等腰{p+}的顶角顶点为{A}
        textbook: 在{p}中以{A}为端点的两边相等
        descriptive: {p}从{A}伸出的两条边一样长
        descriptive: {p}的两条等长的边在{A}处相遇
    """,
    "Scalene": """
        {p}的三边长各异
        {p}是三边互异的三角形
        {p}的三条边长短各异
        {p}的三边两两长度有别
        {p}三条边的长度互异
        terse: {p}三边互异
        terse: {p}三边各异
        textbook: 已知{p}的三边互异
        textbook: 在{p}中三边的长两两相异
        descriptive: {p}的三条边各有各的长度
        descriptive: {p}的三条边长短都有差别
    """,
    "RightTriangle": """
        {p}是直角三角形
        {p}有一个内角是直角
        {p}有两条边互相垂直
        {p}有一个内角为90°
        {p}的最大角是直角
        terse: {p}为直角三角形
        terse: 直角{p+}
        textbook: 已知{p}为直角三角形
        textbook: 在{p}中有一个角为直角
        descriptive: {p}带有一个直角
        descriptive: {p}有一个角方方正正
    """,
    "RightAt": """
        {p}是以{A}为直角顶点的直角三角形
        {p}的直角顶点是{A}
        {p}在{A}处的内角是直角
        {A}是直角{p+}的直角顶点
        {p}中以{A}为顶点的内角是直角
        {p}的两条直角边相交于{A}
        terse: {p}直角在{A}
        terse: {p}为直角三角形（直角顶点{A!}）
        textbook: 已知直角{p+}的直角顶点为{A}
        textbook: 在{p}中顶点{A!}处的角为直角
        descriptive: {p}在{A}处有一个直角
        descriptive: {p}的两条边在{A}处垂直相接
    """,
    "RightIsosceles": """
        {p}是等腰直角三角形
        {p}的两条直角边相等
        {p}的三个内角是45°、45°和90°
        {p}是有一个直角的等腰三角形
        {p}有两条互相垂直的相等的边
        terse: {p}为等腰直角三角形
        terse: 等腰直角{p+}
        textbook: 已知{p}为等腰直角三角形
        textbook: 在{p}中有两边垂直并相等
        descriptive: {p}是正方形沿对角线剪开的一半
        descriptive: {p}夹着直角的两条边一样长
    """,
    "HalfEquilateral": """
        {p}是含30°角的直角三角形
        {p}的三个内角是30°、60°和90°
        {p}是含60°角的直角三角形
        {p}是等边三角形的一半
        {p}是有一个锐角为30°的直角三角形
        {p}是斜边为一条直角边两倍的直角三角形
        terse: {p}为30°-60°-90°三角形
        terse: 含30°角的直角{p+}
        textbook: 已知{p}为含30°角的直角三角形
        textbook: 在{p}中三个角依大小为30°、60°和90°
        descriptive: {p}像一块30°角的三角尺
        descriptive: {p}是等边三角形沿高剪开的一半
    """,
}
