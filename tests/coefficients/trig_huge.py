# Prints the digits of include/hillock/math/trig_huge.hpp:  python3 trig_huge.py
# 1/pi in words of 32 bits, as many as the greatest double needs, after a word of zeros.
from mpmath import mp

mp.prec = 1500
words = 38
digits = int(mp.floor(2 ** (32 * words) / mp.pi))
for i in range(-1, words):
    print(f"0x{digits >> 32 * (words - 1 - i) & 0xffffffff:08x}")
print("pi in two words:", float(mp.pi).hex(), float(mp.pi - float(mp.pi)).hex())
