"""Segments that a triangle has by a rule."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "AltitudeOf": """
        {s!}是{p}的高
        {s!}是{p}的一条高
        {p}的一条高是{s+}
        {s!}是{p}一边上的高
        {p}以{s!}为一条高
        {s+}从{p}的一个顶点垂直通到对边所在的直线
        terse: {s!}为{p}的高
        terse: {p}有高{s!}
        textbook: 已知{s+}为{p}的高
        textbook: {s!}即为{p}的一条高
        descriptive: {s!}从{p}的一个顶点垂直落到对边所在的直线上
        descriptive: {s+}是从{p}的一个顶点向对边所引的垂线段
    """,
    "MedianOf": """
        {s!}是{p}的中线
        {s!}是{p}的一条中线
        {p}的一条中线是{s+}
        {s!}是{p}一边上的中线
        {p}以{s!}为一条中线
        {s+}连接{p}的一个顶点与对边的中点
        terse: {s!}为{p}的中线
        terse: {p}有中线{s!}
        textbook: 已知{s+}为{p}的中线
        textbook: {s!}即为{p}的一条中线
        descriptive: {s!}从{p}的一个顶点通到对边的正中间
        descriptive: {s+}是{p}的一个顶点与对边中点之间的线段
    """,
    "BisectorOf": """
        {s!}是{p}的角平分线
        {s!}是{p}的一条角平分线
        {p}的一条角平分线是{s+}
        {s!}是{p}的一条内角平分线
        {p}以{s!}为一条角平分线
        {s+}平分{p}的一个内角并止于对边
        terse: {s!}为{p}的角平分线
        terse: {p}有角平分线{s!}
        textbook: 已知{s+}为{p}的角平分线
        textbook: {s!}即为{p}的一条角平分线
        descriptive: {s!}从{p}的一个顶点平分内角直到对边
        descriptive: {s+}把{p}的一个角对半分开并通到对边
    """,
    "MidsegmentOf": """
        {s!}是{p+}的中位线
        {s!}是{p+}的一条中位线
        {p+}的一条中位线是{s+}
        {p+}以{s!}为一条中位线
        {s!}属于{p+}的中位线
        terse: {s!}为{p+}的中位线
        terse: {p+}有中位线{s!}
        textbook: 已知{s!}为{p+}的中位线
        textbook: {s+}即为{p+}的一条中位线
        descriptive: {p+}中有一条中位线是{s!}
        descriptive: {s!}作为中位线连在{p+}里
    """,
}
