"""Points that a triangle or a polygon has by a rule."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "CentroidOf": """
        {G}是{p}的重心
        {G}是{p}三条中线的交点
        {p}的重心是{G}
        {p}的三条中线交于{G}
        {p}以{G}为重心
        terse: {G}为{p}的重心
        terse: {p}重心为{G}
        textbook: 已知{G}为{p}的重心
        textbook: {p}的重心即为{G}
        descriptive: {p}的三条中线在{G}处相交
        descriptive: {p}被支在{G}处时保持平衡
    """,
    "IncenterOf": """
        {I}是{p}的内心
        {I}是{p}三条角平分线的交点
        {p}的内心是{I}
        {p}的三条角平分线交于{I}
        {I}是{p}内部到三边距离相等的点
        {p}以{I}为内心
        terse: {I}为{p}的内心
        terse: {p}内心为{I}
        textbook: 已知{I}为{p}的内心
        textbook: {p}的内心即为{I}
        descriptive: {p}的三条角平分线在{I}处相交
        descriptive: {I}在{p}内部离三条边一样远
    """,
    "OrthocenterOf": """
        {H}是{p}的垂心
        {H}是{p}三条高所在直线的交点
        {p}的垂心是{H}
        {p}的三条高所在的直线交于{H}
        {p}以{H}为垂心
        terse: {H}为{p}的垂心
        terse: {p}垂心为{H}
        textbook: 已知{H}为{p}的垂心
        textbook: {p}的垂心即为{H}
        descriptive: {p}三边上的高所在的直线在{H}处相交
        descriptive: {p}的三条高所在的直线汇聚到{H}
    """,
    "CircumcenterOf": """
        {O}是{p}的外心
        {p}的外心是{O}
        {O}到{p}各顶点的距离相等
        {O}是{p}各边垂直平分线的交点
        {p}各边的垂直平分线交于{O}
        {p}以{O}为外心
        terse: {O}为{p}的外心
        terse: {p}外心为{O}
        textbook: 已知{O}为{p}的外心
        textbook: {p}的外心即为{O}
        descriptive: {O}离{p}的每个顶点都一样远
        descriptive: {p}各边的中垂线在{O}处相交
    """,
    "ExcenterOf": """
        {J}是{p}中与顶点{A!}相对的旁心
        {J}是{p}的{A!}所对的旁心
        {J}是{p}中对着顶点{A!}的旁切圆的圆心
        {p}中与顶点{A!}相对的旁心是{J}
        {p}中顶点{A!}对面的旁切圆以{J}为圆心
        terse: {J}为{p}的{A!}旁心
        terse: {p}的{A!}旁心为{J}
        textbook: 已知{J}为{p}的顶点{A!}所对的旁心
        textbook: {p}的顶点{A!}所对的旁心即为{J}
        descriptive: {J}是{p}的旁心并与顶点{A!}隔边相望
        descriptive: {J}是{p}在顶点{A!}对面那个旁切圆的圆心
    """,
    "VertexCentroidOf": """
        {G}是{p+}的顶点重心
        {G}是{p+}各顶点的重心
        {p+}的顶点重心是{G}
        {p+}各顶点的重心是{G}
        {p+}以{G}为顶点重心
        {G}是{p+}各顶点的平均位置
        terse: {G}为{p+}的顶点重心
        terse: {p+}顶点重心为{G}
        textbook: 已知{G}为{p+}各顶点的重心
        textbook: {p+}的顶点重心即为{G}
        descriptive: {p+}各顶点放上同样的重物时在{G}处平衡
        descriptive: {G}处在{p+}所有顶点的平均位置
    """,
    "CenterOfPolygon": """
        {O}是{p+}的中心
        {p+}的中心是{O}
        {p+}以{O}为中心
        {O}是{p+}的中心点
        {p+}的中心在{O}
        terse: {O}为{p+}的中心
        terse: {p+}中心为{O}
        textbook: 已知{O}为{p+}的中心
        textbook: {p+}的中心即为{O}
        descriptive: {O}处在{p+}的正中心
        descriptive: {p+}的正中央是{O}
    """,
    "GergonnePointOf": """
        {P}是{p}的葛尔刚点
        {p}的葛尔刚点是{P}
        {P}是{p}各顶点与对边上内切圆切点连线的交点
        {p}各顶点与对边上内切圆切点的连线交于{P}
        {p}以{P}为葛尔刚点
        terse: {P}为{p}的葛尔刚点
        terse: {p}葛尔刚点为{P}
        terse: {P}为{p}的热尔岗点
        textbook: 已知{P}为{p}的葛尔刚点
        textbook: {p}的葛尔刚点即为{P}
        descriptive: {p}的顶点与内切圆在对边上的切点连成的三条线汇于{P}
        descriptive: {P}处在{p}的葛尔刚点上
    """,
    "NagelPointOf": """
        {P}是{p}的奈格尔点
        {p}的奈格尔点是{P}
        {P}是{p}各顶点与对边上旁切圆切点连线的交点
        {p}各顶点与对边上旁切圆切点的连线交于{P}
        {p}以{P}为奈格尔点
        terse: {P}为{p}的奈格尔点
        terse: {p}奈格尔点为{P}
        terse: {P}为{p}的纳格尔点
        textbook: 已知{P}为{p}的奈格尔点
        textbook: {p}的奈格尔点即为{P}
        descriptive: {p}的顶点与旁切圆在对边上的切点连成的三条线汇于{P}
        descriptive: {P}处在{p}的奈格尔点上
    """,
    "FermatPointOf": """
        {P}是{p}的费马点
        {p}的费马点是{P}
        {P}对{p}三边的张角都是120°
        {P}与{p}各顶点的连线两两成120°角
        {p}以{P}为费马点
        terse: {P}为{p}的费马点
        terse: {p}费马点为{P}
        textbook: 已知{P}为{p}的费马点
        textbook: {p}的费马点即为{P}
        descriptive: 从{P}看{p}的三条边都张开120°
        descriptive: {P}处在{p}的费马点上
    """,
    "SymmedianPointOf": """
        {P}是{p}的类似重心
        {P}是{p}的莱莫恩点
        {p}的类似重心是{P}
        {P}是{p}三条类似中线的交点
        {p}的三条类似中线交于{P}
        {p}以{P}为类似重心
        terse: {P}为{p}的类似重心
        terse: {p}莱莫恩点为{P}
        textbook: 已知{P}为{p}的类似重心
        textbook: {p}的莱莫恩点即为{P}
        descriptive: {p}的中线关于角平分线的对称线汇于{P}
        descriptive: {P}处在{p}的类似重心上
    """,
    "SpiekerCenterOf": """
        {P}是{p}的斯皮克圆心
        {p}的斯皮克圆心是{P}
        {P}是{p}的中点三角形的内心
        {p}的三边中点所成三角形以{P}为内心
        {p}以{P}为斯皮克圆心
        terse: {P}为{p}的斯皮克圆心
        terse: {p}斯皮克圆心为{P}
        textbook: 已知{P}为{p}的斯皮克圆心
        textbook: {p}的斯皮克圆心即为{P}
        descriptive: {P}是连接{p}三边中点所得三角形的内心
        descriptive: {P}处在{p}的斯皮克圆心上
    """,
    "MittenpunktOf": """
        {P}是{p}的中点心
        {p}的中点心是{P}
        {P}是{p}各旁心与对应边中点连线的交点
        {p}各旁心与对应边中点的连线交于{P}
        {p}以{P}为中点心
        terse: {P}为{p}的中点心
        terse: {p}的中点心为{P}
        textbook: 已知{P}为{p}的中点心
        textbook: {p}的中点心即为{P}
        descriptive: {p}的旁心与所对的边的中点连成的三条线汇于{P}
        descriptive: {P}处在{p}的中点心上
    """,
    "NinePointCenterOf": """
        {P}是{p}的九点圆圆心
        {p}的九点圆圆心是{P}
        {P}到{p}三边中点的距离相等
        {P}是{p}的欧拉圆圆心
        {p}的欧拉圆圆心是{P}
        {P}是{p}的中点三角形的外心
        terse: {P}为{p}的九点圆圆心
        terse: {p}九点圆圆心为{P}
        textbook: 已知{P}为{p}的九点圆圆心
        textbook: {p}的九点圆圆心即为{P}
        descriptive: {P}离{p}三边的中点一样远
        descriptive: {P}处在{p}的九点圆圆心上
    """,
    "DeLongchampsPointOf": """
        {P}是{p}的德朗香点
        {p}的德朗香点是{P}
        {P}是{p}的垂心关于外心的对称点
        {p}的垂心关于外心的对称点是{P}
        {p}以{P}为德朗香点
        terse: {P}为{p}的德朗香点
        terse: {p}德朗香点为{P}
        textbook: 已知{P}为{p}的德朗香点
        textbook: {p}的德朗香点即为{P}
        descriptive: {p}的垂心绕外心旋转180°后落在{P}处
        descriptive: {P}处在{p}的德朗香点上
    """,
    "BevanPointOf": """
        {P}是{p}的贝文点
        {p}的贝文点是{P}
        {P}是{p}的旁心三角形的外心
        {p}的三个旁心到{P}的距离相等
        {P}是{p}的内心关于外心的对称点
        {p}以{P}为贝文点
        terse: {P}为{p}的贝文点
        terse: {p}贝文点为{P}
        textbook: 已知{P}为{p}的贝文点
        textbook: {p}的贝文点即为{P}
        descriptive: {P}离{p}的三个旁心一样远
        descriptive: {P}处在{p}的贝文点上
    """,
    "FirstBrocardPointOf": """
        {P}是{p}的第一布洛卡点
        {p}的第一布洛卡点是{P}
        {p}以{P}为第一布洛卡点
        {P}是{p}的两个布洛卡点中的第一个
        {p}的两个布洛卡点中第一个是{P}
        terse: {P}为{p}的第一布洛卡点
        terse: {p}第一布洛卡点为{P}
        textbook: 已知{P}为{p}的第一布洛卡点
        textbook: {p}的第一布洛卡点即为{P}
        descriptive: {P}处在{p}的第一布洛卡点上
        descriptive: {p}的第一布洛卡点落在{P}处
    """,
    "SecondBrocardPointOf": """
        {P}是{p}的第二布洛卡点
        {p}的第二布洛卡点是{P}
        {p}以{P}为第二布洛卡点
        {P}是{p}的两个布洛卡点中的第二个
        {p}的两个布洛卡点中第二个是{P}
        terse: {P}为{p}的第二布洛卡点
        terse: {p}第二布洛卡点为{P}
        textbook: 已知{P}为{p}的第二布洛卡点
        textbook: {p}的第二布洛卡点即为{P}
        descriptive: {P}处在{p}的第二布洛卡点上
        descriptive: {p}的第二布洛卡点落在{P}处
    """,
}
