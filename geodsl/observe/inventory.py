class Inventory:
    def __init__(self, scene): pass
