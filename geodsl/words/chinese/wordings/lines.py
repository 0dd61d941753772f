"""How lines and rays lie to one another, to segments and to angles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Parallel": """
        {l}与{m}平行
        {l}平行于{m}
        {l}与{m}互相平行
        {l}和{m}是一对平行线
        {l}同{m}平行
        {m}的一条平行线是{l}
        terse: {l}∥{m}
        terse: {l}平行{m}
        textbook: 已知{l}∥{m}
        textbook: 有{l}∥{m}
        textbook: 已知{l}平行于{m}
        descriptive: {l}与{m}之间的距离处处相等
        descriptive: {l}和{m}平行地延伸
        descriptive: {l}与{m}平行排列
    """,
    "Perpendicular": """
        {l}与{m}垂直
        {l}垂直于{m}
        {l}与{m}互相垂直
        {l}和{m}成直角
        {l}是{m}的垂线
        {m}的一条垂线是{l}
        terse: {l}⊥{m}
        terse: {l}垂直{m}
        textbook: 已知{l}⊥{m}
        textbook: 有{l}⊥{m}
        textbook: 已知{l}垂直于{m}
        descriptive: {l}与{m}以直角相交
        descriptive: {l}和{m}交叉成直角
        descriptive: {l}与{m}摆成直角
    """,
    "PerpendicularBisectorOf": """
        {l}垂直平分{s}
        {l}是{s}的垂直平分线
        {l}是{s}的中垂线
        {s}的垂直平分线是{l}
        {s}被{l}垂直平分
        {l}过{s}的中点并与之垂直
        terse: {l}为{s}的中垂线
        terse: {s}中垂线为{l}
        textbook: 已知{l}为{s}的垂直平分线
        textbook: {l}即为{s}的垂直平分线
        descriptive: {l}从正中间垂直穿过{s}
        descriptive: {s}的两个端点关于{l}对称
    """,
    "Bisects": """
        {l}平分{a}
        {l}是{a}的平分线
        {l}是{a}的角平分线
        {a}被{l}平分
        {l}把{a}分成相等的两个角
        {a}的平分线是{l}
        terse: {l}为{a}的平分线
        terse: {a}平分线为{l}
        textbook: 已知{l}平分{a}
        textbook: 已知{l}为{a}的平分线
        textbook: {l}即为{a}的平分线
        descriptive: {l}把{a}对半分开
        descriptive: {l}从{a}的正中间穿过
    """,
    "Concurrent": """
        {lines}交于一点
        {lines}相交于同一点
        {lines}都经过同一个点
        {lines}有一个公共点
        有一个点同时在{lines}上
        {lines}在同一点处相交
        terse: {lines}共点
        terse: 共点：{lines}
        textbook: 已知{lines}交于一点
        textbook: 已知{lines}都经过同一点
        descriptive: {lines}汇聚到一点
        descriptive: {lines}在一处相交
    """,
    "RaysMeet": """
        {a+}与{b+}相交
        {a+}和{b+}有公共点
        {a+}与{b+}有一个交点
        {a+}和{b+}交于一点
        {a+}与{b+}相遇
        terse: {a+}交{b+}
        terse: {a+}与{b+}有交点
        textbook: 已知{a+}与{b+}相交
        textbook: 已知{a+}和{b+}相交于一点
        descriptive: {a+}向前延伸会碰到{b+}
        descriptive: {a+}与{b+}在前方碰到一起
    """,
}
