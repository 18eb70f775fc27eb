text, numbers, i, j, k = "abcdefgh", list(range(10)), 2, 7, 2
print(text[1], text[-1], text[1:3], text[:3], text[3:], text[:], text[::2], text[::-1], text[1:7:2])
print(text[i], text[i:j], text[:j], text[i:], text[i:j:k], text[::k], text[i::], text[:j:k])
numbers[i:j] = [0]
numbers[i] += 5
numbers[i:3] += [1]
numbers[1:2] = "xy"
del numbers[0], numbers[1:2], numbers[i:]
print(numbers)


class Grid:
    def __getitem__(self, index):
        return index


grid = Grid()
print(grid[1, 2], grid[1:2, ::3], grid[..., None], grid[i, j:k], grid[(1, 2)], grid[1,], grid[*numbers], grid[1, *numbers])
print(grid[lambda: 0] is not None, grid[i := 5], grid[i if j else k], grid["a":"b"], grid[()], grid[{}])
nested = [[1, [2, 3]], {"k": (4, 5)}]
print(nested[0][1][0], nested[1]["k"][-1], nested[0][1][:1])
(nested[0][1])[0], nested[1]["k"] = 6, 7
print(nested)
