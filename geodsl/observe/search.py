def find_facts(i, at): return []
