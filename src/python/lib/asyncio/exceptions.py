from _asyncio import BrokenBarrierError, CancelledError, InvalidStateError

TimeoutError = TimeoutError
