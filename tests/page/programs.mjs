// Programs that several suites put into the editor.

/** Two threads that take two locks in opposite orders. */
export const crossed = `import threading
a = threading.Lock()
b = threading.Lock()
def one():
    with a:
        with b:
            print("one")
def two():
    with b:
        with a:
            print("two")
threads = [threading.Thread(target=one), threading.Thread(target=two)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`;
