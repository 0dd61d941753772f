"""What things are called in Chinese."""

# By name: the first way is by letters alone. `{}` is the name.
NAMED = {
    "point": ("{}", "点{}"),
    "line": ("{}", "直线{}"),
    "segment": ("{}", "线段{}"),
    "ray": ("射线{}",),
    "circle": ("{}", "圆{}"),
    "arc": ("{}", "弧{}"),
    "region": ("{}", "区域{}"),
    "angle": ("∠{}",),
    "triangle": ("△{}", "三角形{}"),
    "quadrilateral": ("{}", "四边形{}"),
    "pentagon": ("{}", "五边形{}"),
    "hexagon": ("{}", "六边形{}"),
    "heptagon": ("{}", "七边形{}"),
    "octagon": ("{}", "八边形{}"),
    "polygon": ("{}", "多边形{}"),
    "number": ("{}",),
    "length": ("{}",),
    "area": ("{}",),
    "degrees": ("{}",),
}

# The only one of its kind, at which no letter stands.
ONLY = {
    "circle": "圆",
    "line": "这条直线",
    "segment": "这条线段",
    "ray": "这条射线",
    "arc": "这段弧",
    "region": "这块区域",
}

# What a segment is to a figure of which it has been said.
ROLES = {
    "side": "边{}",
    "diagonal": "对角线{}",
    "hypotenuse": "斜边{}",
    "chord": "弦{}",
    "radius": "半径{}",
    "diameter": "直径{}",
    "median": "中线{}",
    "altitude": "高{}",
}

# What is made of others, by the name of its class.
TERMS = {
    "Radius": "{w}的半径",
    "Circumference": "{w}的周长",
    "CenterPoint": "{w}的圆心",
    "Center": "{w}的圆心",
    "DistanceToLine": "{P}到{l}的距离",
    "AngleBetween": "{l}与{m}的夹角",
    "Area": "{p}的面积",
    "Perimeter": "{p}的周长",
    "Midpoint": "{s}的中点",
    "Foot": "{P}到{l}的垂足",
    "Circumcircle": "{p}的外接圆",
    "Incircle": "{p}的内切圆",
    "Circumcenter": "{p}的外心",
    "Incenter": "{p}的内心",
    "Centroid": "{p}的重心",
    "Orthocenter": "{p}的垂心",
    "HalfDisc": "以{s}为直径的半圆面",
    "CircleByPoint": "以{O}为圆心经{A}的圆",
    "ArcFrom": "{w}上从{A}到{B}的弧",
    "PerpendicularThrough": "{l}经{P}的垂线",
    "ParallelThrough": "{l}经{P}的平行线",
    "Tangent": "{w}在{A}处的切线",
    "RadicalAxis": "{w}与{v}的根轴",
    "RayFrom": "从{A}出发经{B}的射线",
}

# Words of the diagram language: how a point's dot looks.
LOOKS = {"filled": "实心点", "hollow": "空心点", "boxed": "方框点", "crossed": "叉形点", "bare": "隐去的点"}
