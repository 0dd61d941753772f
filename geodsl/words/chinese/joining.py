"""How clauses become sentences in Chinese, and sentences a caption."""

# Between two clauses of one sentence, by register.
JOINERS = {
    "terse": ("；", "，"),
    "textbook": ("，且", "；", "，"),
    "descriptive": ("，且", "，而", "；", "，同时"),
}

# Before the first clause.
FRAMES = {
    "terse": ("",),
    "textbook": ("", "", "", "如图，", "如图所示，", "在图中，"),
    "descriptive": (
        "",
        "",
        "图中，",
        "从图上看，",
        "可以看出，",
        "这幅图里，",
        "观察图形可知，",
    ),
}

STOP, SPACE, PAUSE = "。", "", "；"
IT = "它"  # what the clause before begins with
LIST, LAST = "、", "和"

# Several facts of a kind in one clause: the slot that is a list.
TOGETHER = {
    "OnCircle": (
        "P",
        """
        {P}都在{w+}上
        点{P}都在{w+}上
        {w+}经过点{P}
        点{P}是{w+}上的点
        textbook: 点{P}均在{w+}上
        textbook: 点{P}同在{w+}上
        descriptive: {w+}从点{P}经过
        descriptive: 点{P}都落在{w+}上
        terse: {P}皆在{w+}上
        terse: {w+}过点{P}
        """,
    ),
    "OnLine": (
        "P",
        """
        {P}都在{l+}上
        点{P}都在{l+}上
        {l+}经过点{P}
        点{P}是{l+}上的点
        textbook: 点{P}均在{l+}上
        descriptive: {l+}从点{P}穿过
        descriptive: 点{P}都落在{l+}上
        terse: {P}皆在{l+}上
        terse: {l+}过点{P}
        """,
    ),
    "TangentTo": (
        "l",
        """
        {l}都与{w+}相切
        {l}都是{w+}的切线
        {w+}与{l}都相切
        textbook: {l}均与{w+}相切
        textbook: {l}均为{w+}的切线
        descriptive: {l}都贴着{w+}的边缘经过
        terse: {l}皆切{w+}
        terse: {l}皆为{w+}的切线
        """,
    ),
    "ChordOf": (
        "s",
        """
        {s}都是{w+}的弦
        {s}是{w+}中的弦
        textbook: {s}均为{w+}的弦
        descriptive: {s}的端点都落在{w+}上
        terse: {s}皆为{w+}的弦
        """,
    ),
    "RadiusOf": (
        "s",
        """
        {s}都是{w+}的半径
        {s}同为{w+}的半径
        textbook: {s}均为{w+}的半径
        descriptive: {s}都从{w+}的圆心通到圆周
        terse: {s}皆为{w+}的半径
        """,
    ),
    "RightAngle": (
        "a",
        """
        {a}都是直角
        {a}各是一个直角
        {a}各为90°
        textbook: {a}均为直角
        textbook: {a}的度数都是90°
        descriptive: {a}个个都是直角
        terse: {a}皆为直角
        """,
    ),
}
