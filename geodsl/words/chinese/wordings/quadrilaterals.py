"""Kinds of quadrilaterals. A parallelogram has a pair of parallel sides, which a 梯形 by itself denies: hence 广义."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Trapezium": """
        {p}有一组对边平行
        {p}至少有一组对边互相平行
        {p}是广义的梯形
        {p}有两条相对的边互相平行
        {p}在广义上是梯形
        {p}是有一组对边平行的四边形
        terse: {p}为广义梯形
        terse: {p}有一组平行对边
        textbook: 已知{p}至少有一组对边平行
        textbook: 在{p}中有一组对边平行
        descriptive: {p}相对的一对边互相平行
        descriptive: {p}的一组对边平行
    """,
    "IsoscelesTrapezium": """
        {p}是广义的等腰梯形
        {p}的一组对边有共同的垂直平分线
        {p}有一组对边被同一条直线垂直平分
        {p}以一组对边的公共中垂线为对称轴
        {p}关于一组对边中点的连线对称
        {p}在广义上是等腰梯形
        terse: {p}为广义等腰梯形
        terse: {p}有一组对边共中垂线
        textbook: 已知{p}有一组对边的中垂线重合
        textbook: 在{p}中有一组对边的垂直平分线是同一条直线
        descriptive: {p}沿一组对边的公共中垂线对折能重合
        descriptive: {p}的一组对边以同一条直线为对称轴
    """,
    "RightTrapezium": """
        {p}是广义的直角梯形
        {p}有两个相邻的内角都是直角
        {p}有一条边与两条邻边都垂直
        {p}的一条边垂直于一组对边
        {p}在广义上是直角梯形
        {p}有两个相邻的直角
        terse: {p}为广义直角梯形
        terse: {p}有两邻角为直角
        textbook: 已知{p}有一条边垂直于两条邻边
        textbook: 在{p}中有两个相邻的角均为直角
        descriptive: {p}的一条边两端都是直角
        descriptive: {p}有一条边与一组对边都成直角
    """,
    "Parallelogram": """
        {p}是平行四边形
        {p}的两组对边分别平行
        {p}的两组对边都互相平行
        {p}的对角线互相平分
        {p}有一组对边平行并相等
        terse: {p}为平行四边形
        terse: 平行四边形{p!}
        terse: ▱{p!}
        textbook: 已知{p}为平行四边形
        textbook: 在{p}中两组对边分别平行
        descriptive: {p}相对的边都平行
        descriptive: {p}两两相对的边互相平行
    """,
    "Rectangle": """
        {p}是矩形
        {p}是长方形
        {p}的四个角都是直角
        {p}有四个直角
        {p}是有一个角为直角的平行四边形
        {p}的每个内角都是直角
        terse: {p}为矩形
        terse: 矩形{p!}
        textbook: 已知{p}为矩形
        textbook: 在{p}中四个内角均为直角
        descriptive: {p}的四个角都方方正正
        descriptive: {p}相邻的边都互相垂直
    """,
    "Rhombus": """
        {p}是菱形
        {p}的四条边都相等
        {p}的四边长度相同
        {p}是有一组邻边相等的平行四边形
        {p}属于菱形
        terse: {p}为菱形
        terse: 菱形{p!}
        textbook: 已知{p}为菱形
        textbook: 在{p}中四边均相等
        descriptive: {p}的四条边一样长
        descriptive: {p}的四边同样长
    """,
    "Square": """
        {p}是正方形
        {p}的四条边相等并有四个直角
        {p}是四边相等的矩形
        {p}是有一个直角的菱形
        {p}既是矩形又是菱形
        terse: {p}为正方形
        terse: 正方形{p!}
        textbook: 已知{p}为正方形
        textbook: 在{p}中四边均相等并有四个直角
        descriptive: {p}是方方正正的正方形
        descriptive: {p}有四条一样长的边和四个直角
    """,
    "Kite": """
        {p}是筝形
        {p}有两组邻边分别相等
        {p}以一条对角线为对称轴
        {p}关于一条对角线对称
        {p}的一条对角线是整个图形的对称轴
        terse: {p}为筝形
        terse: 筝形{p!}
        textbook: 已知{p}为筝形
        textbook: 在{p}中两组邻边分别相等
        descriptive: {p}的形状是筝形
        descriptive: {p}沿一条对角线对折后两半重合
    """,
    "Equidiagonal": """
        {p}的两条对角线相等
        {p}的对角线等长
        {p}是对角线相等的四边形
        {p}的对角线长度相同
        {p}有一对相等的对角线
        terse: {p}对角线相等
        terse: {p}为等对角线四边形
        textbook: 已知{p}的对角线相等
        textbook: 在{p}中两条对角线的长相等
        descriptive: {p}的两条对角线一样长
        descriptive: {p}里的两条对角线长短相同
    """,
    "Orthodiagonal": """
        {p}的对角线互相垂直
        {p}的两条对角线互相垂直
        {p}是对角线互相垂直的四边形
        {p}的两条对角线成直角
        {p}的一条对角线垂直于另一条对角线
        terse: {p}对角线垂直
        terse: {p}为垂直对角线四边形
        textbook: 已知{p}的对角线互相垂直
        textbook: 在{p}中两条对角线所在的直线互相垂直
        descriptive: {p}的两条对角线摆成直角
        descriptive: {p}的对角线彼此垂直
    """,
    "Tangential": """
        {p}是圆外切四边形
        {p}有内切圆
        {p}的四条边都与同一个内切圆相切
        {p}是两组对边之和相等的凸四边形
        {p}能容下一个与四边都相切的圆
        terse: {p}为圆外切四边形
        terse: {p}有内切圆可作
        textbook: 已知{p}为圆外切四边形
        textbook: 在{p}内可作一个与各边都相切的圆
        descriptive: {p}里能放进一个碰到四条边的圆
        descriptive: {p}的四条边都贴着围在里面的同一个圆
    """,
}
