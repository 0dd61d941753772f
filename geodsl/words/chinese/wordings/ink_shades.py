"""Which regions are filled, and with what."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Shaded": """
        {r+}涂有阴影
        {r+}的内部涂有阴影
        {r+}整个被阴影填满
        {r+}是阴影区域
        {r+}内填有阴影
        阴影填满了{r+}
        terse: {r+}为阴影
        terse: 阴影：{r+}
        textbook: {r+}为阴影部分
        textbook: {r+}已涂成阴影
        descriptive: {r+}里面涂上了阴影
        descriptive: {r+}整块都涂了阴影
    """,
    "Hatched": """
        {r+}内画满平行的阴影线
        {r+}用平行线条填充
        {r+}的内部填有平行线条
        {r+}填有一个方向的阴影线
        {r+}是平行线条阴影区域
        平行的阴影线填满了{r+}
        terse: {r+}填平行线
        terse: {r+}为平行线阴影
        textbook: {r+}以平行的阴影线表示
        textbook: {r+}已用平行的阴影线填充
        descriptive: {r+}里面排满了平行的线条
        descriptive: {r+}里面看得到一道道平行的线条
    """,
    "Crosshatched": """
        {r+}内画满交叉的阴影线
        {r+}用交叉线条填充
        {r+}的内部填有交叉线条
        {r+}填有两个方向的阴影线
        {r+}是交叉线条阴影区域
        交叉的阴影线填满了{r+}
        terse: {r+}填交叉线
        terse: {r+}为交叉线阴影
        textbook: {r+}以交叉的阴影线表示
        textbook: {r+}已用交叉的阴影线填充
        descriptive: {r+}里面布满网格状的线条
        descriptive: {r+}里面看得到纵横交错的线条
    """,
    "Stippled": """
        {r+}内布满小点
        {r+}用小点填充
        {r+}的内部填有小点
        {r+}填有点状阴影
        {r+}是点状阴影区域
        小点填满了{r+}
        terse: {r+}填小点
        terse: {r+}为点状阴影
        textbook: {r+}以点状阴影表示
        textbook: {r+}已用小点填充
        descriptive: {r+}里面密密地点着小点
        descriptive: {r+}里面看得到许多小点
    """,
    "Toned": """
        {r+}内涂有均匀的底色
        {r+}用均匀的底色填充
        {r+}的内部是均匀的色块
        {r+}填有均匀的色调
        {r+}是匀色阴影区域
        均匀的底色填满了{r+}
        terse: {r+}填匀色
        terse: {r+}为匀色阴影
        textbook: {r+}以均匀的底色表示
        textbook: {r+}已用均匀的底色填充
        descriptive: {r+}里面涂着一片匀净的颜色
        descriptive: {r+}里面是一整片均匀的颜色
    """,
    "ShadedInside": """
        {r+}与{within}的公共部分涂有阴影
        {r+}与{within}重叠的部分涂有阴影
        {r+}与{within}的公共部分是阴影区域
        阴影填满了{r+}与{within}的公共部分
        {r+}与{within}的重叠处填有阴影
        terse: {r+}与{within}的公共部分为阴影
        terse: {r+}∩{within}为阴影
        textbook: {r+}与{within}的公共部分为阴影部分
        textbook: {r+}与{within}的公共部分已涂成阴影
        descriptive: {r+}与{within}交叠的地方涂上了阴影
        descriptive: 阴影落在{r+}与{within}共有的地方
    """,
    "ShadedOutside": """
        {r+}内除去{holes}的部分涂有阴影
        {r+}去掉{holes}后剩下的部分涂有阴影
        {r+}中位于{holes}以外的部分是阴影区域
        阴影填满了{r+}除去{holes}后的部分
        {r+}内{holes}以外的地方填有阴影
        terse: {r+}除去{holes}后为阴影
        terse: {r+}减{holes}为阴影
        textbook: {r+}除去{holes}所余的部分为阴影部分
        textbook: {r+}除去{holes}后的部分已涂成阴影
        descriptive: {r+}里面除了{holes}都涂上了阴影
        descriptive: {r+}挖去{holes}后剩下的地方涂上了阴影
    """,
    "Unshaded": """
        {r+}留白
        {r+}的内部留白
        {r+}是空白区域
        {r+}内是空白的
        {r+}的内部保持空白
        {r+}为空白部分
        terse: {r+}内留白
        terse: 留白：{r+}
        textbook: {r+}的内部留作空白
        textbook: {r+}已留作空白
        descriptive: {r+}里面是白的
        descriptive: {r+}里面空着颜色
    """,
}
