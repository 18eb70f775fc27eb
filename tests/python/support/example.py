import threading

balance = 0

def fee():
    return 1

def deposit():
    global balance
    for _ in range(100):
        balance += 10 - fee()

threads = [threading.Thread(target=deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
