"""Lengths, areas, ratios and whatever is compared with a number."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "EqualLengths": """
        {s}与{t}相等
        {s}等于{t}
        {s}与{t}等长
        {s}和{t}的长度相等
        {s}的长度与{t}相同
        {s}和{t}是相等的线段
        terse: {s}={t}
        terse: {s}与{t}同长
        textbook: 已知{s}={t}
        textbook: 有{s}={t}
        textbook: 已知{s}与{t}相等
        descriptive: {s}和{t}一样长
        descriptive: {s}与{t}长短相同
        descriptive: {s}同{t}一样长
    """,
    "LengthValue": """
        {s}的长为{v}
        {s}的长度是{v}
        {s}的长等于{v}
        {s}长{v}
        {s}等于{v}
        {s}的长度为{v}
        terse: {s}={v}
        terse: |{s!}|={v}
        textbook: 已知{s}={v}
        textbook: 有{s}={v}
        textbook: 已知{s}的长为{v}
        descriptive: {s}量得长{v}
        descriptive: {s}的长短是{v}
    """,
    "LongerThan": """
        {s}比{t}长
        {t}比{s}短
        {s}长于{t}
        {t}短于{s}
        {s}的长大于{t}的长
        {t}的长小于{s}的长
        terse: {s}>{t}
        terse: {t}<{s}
        textbook: 已知{s}>{t}
        textbook: 有{t}<{s}
        descriptive: {s}看得出比{t}长
        descriptive: {s}长过{t}
    """,
    "AreaValue": """
        {p}的面积为{v}
        {p}的面积是{v}
        {p}面积为{v}
        {v}是{p}的面积
        terse: S{p+}={v}
        terse: {p}面积={v}
        textbook: 已知{p}的面积为{v}
        textbook: 已知{p}的面积是{v}
        descriptive: {p}围住的面积是{v}
        descriptive: {p}占有的面积是{v}
    """,
    "PerimeterValue": """
        {p}的周长为{v}
        {p}的周长是{v}
        {p}的各边之和是{v}
        {p}各边长的和为{v}
        {v}是{p}的周长
        terse: C{p+}={v}
        terse: {p}周长={v}
        textbook: 已知{p}的周长为{v}
        textbook: 已知{p}的周长是{v}
        descriptive: 绕{p}一周的长是{v}
        descriptive: {p}的边加起来长{v}
    """,
    "SameRatio": """
        {p}等于{q}
        {p}与{q}相等
        {p}和{q}成比例
        {p}与{q}是相等的比
        {p}与{q}是同样的比
        {p}这个比等于{q}
        terse: {p} = {q}
        terse: {p}同于{q}
        textbook: 已知{p} = {q}
        textbook: 有{p} = {q}
        descriptive: {p}和{q}的比是一样的
        descriptive: {p}与{q}的比一样大
    """,
    "Equation": """
        {x}等于{y}
        {x}与{y}相等
        {x}和{y}的值相等
        {x}的值等于{y}
        {x}与{y}的大小相同
        terse: {x} = {y}
        terse: {x}同{y}等值
        textbook: 已知{x} = {y}
        textbook: 有{x} = {y}
        descriptive: {x}和{y}一样大
        descriptive: {x}同{y}一样大
    """,
    "Less": """
        {x}小于{y}
        {y}大于{x}
        {x}比{y}小
        {y}比{x}大
        {x}的值小于{y}
        terse: {x} < {y}
        terse: {y} > {x}
        textbook: 已知{x} < {y}
        textbook: 有{y} > {x}
        descriptive: {x}比起{y}来要小
        descriptive: {y}超过{x}
    """,
    "AtMost": """
        {x}小于或等于{y}
        {y}大于或等于{x}
        {x}至多为{y}
        {y}至少为{x}
        {x}的值至多等于{y}
        {x}以{y}为上限
        terse: {x} ≤ {y}
        terse: {y} ≥ {x}
        textbook: 已知{x} ≤ {y}
        textbook: 有{y} ≥ {x}
        descriptive: {x}最多和{y}一样大
        descriptive: {y}至少和{x}一样大
    """,
    "InRange": """
        {x}在{r}之间
        {x}介于{r}之间
        {x}的值在{r}之间
        {x}的取值范围是{r}
        {x}的大小在{r}的范围内
        {r}是{x}所在的范围
        terse: {x}取{r}之间的值
        terse: {x}：{r}
        textbook: 已知{x}在{r}之间
        textbook: 已知{x}的取值范围为{r}
        descriptive: {x}落在{r}的范围里
        descriptive: {x}处在{r}之间的某处
    """,
}
