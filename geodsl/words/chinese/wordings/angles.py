"""Sizes of angles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "RightAngle": """
        {a}是直角
        {a}是一个直角
        {a}的两边互相垂直
        {a}等于一个直角
        {a}的大小是一个直角
        {a}的两条边垂直
        terse: {a}为直角
        terse: {a}=Rt∠
        terse: {a}直角
        textbook: 已知{a}为直角
        textbook: 可知{a}为直角
        descriptive: {a}方方正正是个直角
        descriptive: {a}的两边张成直角
    """,
    "AcuteAngle": """
        {a}是锐角
        {a}是一个锐角
        {a}小于直角
        {a}比直角小
        {a}的大小小于一个直角
        {a}属于锐角
        terse: {a}为锐角
        terse: {a}锐角
        textbook: 已知{a}为锐角
        textbook: 可知{a}为锐角
        descriptive: {a}是个尖尖的锐角
        descriptive: {a}张开得比直角小
    """,
    "ObtuseAngle": """
        {a}是钝角
        {a}是一个钝角
        {a}大于直角
        {a}比直角大
        {a}的大小大于一个直角
        {a}属于钝角
        terse: {a}为钝角
        terse: {a}钝角
        textbook: 已知{a}为钝角
        textbook: 可知{a}为钝角
        descriptive: {a}是个张开的钝角
        descriptive: {a}张开得比直角大
    """,
    "AngleValue": """
        {a}的度数为{v}
        {a}的大小是{v}
        {a}等于{v}
        {a}的度数是{v}
        {a}是{v}的角
        {a}的大小为{v}
        terse: {a}={v}
        terse: {a}为{v}
        textbook: 已知{a}={v}
        textbook: 有{a}={v}
        textbook: 已知{a}的度数为{v}
        descriptive: {a}张开{v}
        descriptive: {a}量得{v}
    """,
    "EqualAngles": """
        {a}与{b}相等
        {a}等于{b}
        {a}和{b}的大小相等
        {a}的度数与{b}相同
        {a}和{b}是相等的角
        {a}与{b}的度数相等
        terse: {a}={b}
        terse: {a}与{b}同大
        textbook: 已知{a}={b}
        textbook: 有{a}={b}
        textbook: 已知{a}与{b}相等
        descriptive: {a}和{b}一样大
        descriptive: {a}与{b}张开得一样大
        descriptive: {a}同{b}一样大
    """,
}
