"""What CPython 3.14 has: written by tests/python/support/cpython_names.py, read when a name is not found
__future__: CO_FUTURE_ABSOLUTE_IMPORT CO_FUTURE_ANNOTATIONS CO_FUTURE_BARRY_AS_BDFL CO_FUTURE_DIVISION CO_FUTURE_GENERATOR_STOP CO_FUTURE_PRINT_FUNCTION CO_FUTURE_UNICODE_LITERALS CO_FUTURE_WITH_STATEMENT CO_GENERATOR_ALLOWED CO_NESTED _Feature __all__ __name__ absolute_import all_feature_names annotations barry_as_FLUFL division generator_stop generators nested_scopes print_function unicode_literals with_statement
__future__._Feature: __init__ __repr__ getMandatoryRelease getOptionalRelease
__future__._Feature.__init__(): self optionalRelease mandatoryRelease compiler_flag
__future__._Feature.getMandatoryRelease(): self
__future__._Feature.getOptionalRelease(): self
_asyncio: Future Task __name__ _enter_task _get_running_loop _leave_task _register_eager_task _register_task _set_running_loop _swap_current_task _unregister_eager_task _unregister_task all_tasks current_task future_add_to_awaited_by future_discard_from_awaited_by get_event_loop get_running_loop
_asyncio.Future: __await__ __class_getitem__ __del__ __init__ __iter__ __new__ __repr__ _asyncio_awaited_by _asyncio_future_blocking _callbacks _cancel_message _exception _log_traceback _loop _make_cancelled_error _result _source_traceback _state add_done_callback cancel cancelled done exception get_loop remove_done_callback result set_exception set_result
_asyncio.Task: __await__ __class_getitem__ __del__ __init__ __iter__ __new__ __repr__ _coro _fut_waiter _log_destroy_pending _make_cancelled_error _must_cancel add_done_callback cancel cancelled cancelling done exception get_context get_coro get_name get_stack print_stack remove_done_callback result set_exception set_name set_result uncancel
_asyncio._enter_task(): loop task
_asyncio._leave_task(): loop task
_asyncio._register_eager_task(): task
_asyncio._register_task(): task
_asyncio._swap_current_task(): loop task
_asyncio._unregister_eager_task(): task
_asyncio._unregister_task(): task
_asyncio.all_tasks(): loop
_asyncio.current_task(): loop
_collections: OrderedDict __name__ _count_elements _deque_iterator _deque_reverse_iterator _tuplegetter defaultdict deque
_contextvars: Context ContextVar Token __name__ copy_context
_contextvars.Context: __contains__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __new__ copy get items keys run values
_contextvars.ContextVar: __class_getitem__ __hash__ __new__ __repr__ get name reset set
_contextvars.Token: MISSING __class_getitem__ __enter__ __exit__ __hash__ __new__ __repr__ old_value var
_functools: Placeholder _PlaceholderType __name__ _lru_cache_wrapper cmp_to_key partial reduce
_functools.cmp_to_key(): mycmp
_heapq: __about__ __name__ heapify heapify_max heappop heappop_max heappush heappush_max heappushpop heappushpop_max heapreplace heapreplace_max
_io: BlockingIOError BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO DEFAULT_BUFFER_SIZE FileIO IncrementalNewlineDecoder StringIO TextIOWrapper UnsupportedOperation _BufferedIOBase _BytesIOBuffer _IOBase _RawIOBase _TextIOBase __name__ open open_code text_encoding
_io.BufferedRWPair: __init__ close closed flush isatty peek read read1 readable readinto readinto1 writable write
_io.BufferedRandom: __getstate__ __init__ __next__ __repr__ __sizeof__ _dealloc_warn _finalizing close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline seek seekable tell truncate writable write
_io.BufferedReader: __getstate__ __init__ __next__ __repr__ __sizeof__ _dealloc_warn _finalizing close closed detach fileno flush isatty mode name peek raw read read1 readable readinto readinto1 readline seek seekable tell truncate
_io.BufferedWriter: __getstate__ __init__ __repr__ __sizeof__ _dealloc_warn _finalizing close closed detach fileno flush isatty mode name raw seek seekable tell truncate writable write
_io.BytesIO: __getstate__ __init__ __iter__ __new__ __next__ __setstate__ __sizeof__ close closed flush getbuffer getvalue isatty read read1 readable readinto readline readlines seek seekable tell truncate writable write writelines
_io.FileIO: __getstate__ __init__ __new__ __repr__ _blksize _dealloc_warn _finalizing _isatty_open_only close closed closefd fileno isatty mode read readable readall readinto seek seekable tell truncate writable write
_io.IncrementalNewlineDecoder: __init__ decode getstate newlines reset setstate
_io.StringIO: __getstate__ __init__ __new__ __next__ __setstate__ close closed getvalue line_buffering newlines read readable readline seek seekable tell truncate writable write
_io.TextIOWrapper: _CHUNK_SIZE __getstate__ __init__ __next__ __repr__ _finalizing buffer close closed detach encoding errors fileno flush isatty line_buffering name newlines read readable readline reconfigure seek seekable tell truncate writable write write_through
_io._BufferedIOBase: detach read read1 readinto readinto1 write
_io._BytesIOBuffer: __buffer__ __release_buffer__
_io._IOBase: __del__ __enter__ __exit__ __iter__ __next__ _checkClosed _checkReadable _checkSeekable _checkWritable close closed fileno flush isatty readable readline readlines seek seekable tell truncate writable writelines
_io._RawIOBase: read readall readinto write
_io._TextIOBase: detach encoding errors newlines read readline write
_io.open(): file mode buffering encoding errors newline closefd opener
_io.open_code(): path
_json: __name__ encode_basestring encode_basestring_ascii make_encoder make_scanner scanstring
_json.Encoder: __call__ __new__ default encoder indent item_separator key_separator markers skipkeys sort_keys
_json.Scanner: __call__ __new__ object_hook object_pairs_hook parse_constant parse_float parse_int strict
_thread: LockType RLock TIMEOUT_MAX _ExceptHookArgs _NAME_MAXLEN _ThreadHandle __name__ _count _excepthook _get_main_thread_ident _get_name _is_main_interpreter _local _make_thread_handle _shutdown allocate allocate_lock daemon_threads_allowed error exit exit_thread get_ident get_native_id interrupt_main lock set_name stack_size start_joinable_thread start_new start_new_thread
_thread.RLock: __enter__ __exit__ __new__ __repr__ _acquire_restore _at_fork_reinit _is_owned _recursion_count _release_save acquire locked release
_thread._ExceptHookArgs: __match_args__ __new__ __reduce__ __replace__ __repr__ exc_traceback exc_type exc_value n_fields n_sequence_fields n_unnamed_fields thread
_thread._ThreadHandle: __new__ __repr__ _set_done ident is_done join
_thread._local: __delattr__ __getattribute__ __new__ __setattr__
_thread.lock: __enter__ __exit__ __new__ __repr__ _at_fork_reinit acquire acquire_lock locked locked_lock release release_lock
_thread.set_name(): name
_thread.start_joinable_thread(): function handle daemon
_threading_local: RLock __all__ __name__ _localimpl _patch contextmanager current_thread local ref
_threading_local._localimpl: __init__ create_dict dicts get_dict key localargs locallock
_threading_local._localimpl.__init__(): self
_threading_local._localimpl.create_dict(): self
_threading_local._localimpl.get_dict(): self
_threading_local._patch(): self
_threading_local.contextmanager(): func
_threading_local.local: __delattr__ __getattribute__ __new__ __setattr__
abc: ABC ABCMeta __name__ _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches _reset_registry abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods
abc.ABCMeta: __instancecheck__ __new__ __subclasscheck__ _abc_caches_clear _abc_registry_clear _dump_registry register
abc.ABCMeta.register(): cls subclass
abc.abstractclassmethod: __init__ __isabstractmethod__
abc.abstractclassmethod.__init__(): self callable
abc.abstractmethod(): funcobj
abc.abstractproperty: __isabstractmethod__
abc.abstractstaticmethod: __init__ __isabstractmethod__
abc.abstractstaticmethod.__init__(): self callable
abc.update_abstractmethods(): cls
annotationlib: Format ForwardRef _BASE_GET_ANNOTATIONS _ExtraNameFixer _NAME_ERROR_MSG _SLOTS _Stringifier _StringifierDict _Template __all__ __name__ _build_closure _get_and_call_annotate _get_dunder_annotations _rewrite_star_unpack _sentinel _stringify_single _template_to_ast _template_to_ast_constructor _template_to_ast_literal annotations_to_string call_annotate_function call_evaluate_function get_annotate_from_class_namespace get_annotations type_repr
annotationlib.Format: FORWARDREF STRING VALUE VALUE_WITH_FAKE_GLOBALS __format__ __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
annotationlib.ForwardRef: __arg__ __ast_node__ __cell__ __code__ __eq__ __extra_names__ __forward_arg__ __forward_code__ __forward_is_argument__ __forward_is_class__ __forward_module__ __globals__ __hash__ __init__ __init_subclass__ __or__ __owner__ __repr__ __resolved_str__ __resolved_str_cache__ __ror__ __stringifier_dict__ _evaluate evaluate
annotationlib.ForwardRef.__init__(): self arg module owner is_argument is_class
annotationlib.ForwardRef.evaluate(): self globals locals type_params owner format
annotationlib._ExtraNameFixer: __init__ visit_Name
annotationlib._ExtraNameFixer.__init__(): self extra_names
annotationlib._ExtraNameFixer.visit_Name(): self node
annotationlib._Stringifier: __add__ __and__ __arg__ __ast_node__ __call__ __cell__ __code__ __eq__ __extra_names__ __floordiv__ __format__ __forward_is_argument__ __forward_is_class__ __forward_module__ __ge__ __getattr__ __getitem__ __globals__ __gt__ __hash__ __init__ __invert__ __iter__ __le__ __lshift__ __lt__ __matmul__ __mod__ __mul__ __ne__ __neg__ __or__ __owner__ __pos__ __pow__ __radd__ __rand__ __repr__ __resolved_str_cache__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __stringifier_dict__ __sub__ __truediv__ __xor__
annotationlib._Stringifier.__init__(): self node globals owner is_class cell stringifier_dict extra_names
annotationlib._StringifierDict: __init__ __missing__ create_unique_name transmogrify
annotationlib._StringifierDict.__init__(): self namespace globals owner is_class format
annotationlib._StringifierDict.create_unique_name(): self
annotationlib._StringifierDict.transmogrify(): self cell_dict
annotationlib._build_closure(): annotate owner is_class stringifier_dict allow_evaluation
annotationlib._get_and_call_annotate(): obj format
annotationlib._get_dunder_annotations(): obj
annotationlib._rewrite_star_unpack(): arg
annotationlib._stringify_single(): anno
annotationlib._template_to_ast(): template
annotationlib._template_to_ast_constructor(): template
annotationlib._template_to_ast_literal(): template parsed
annotationlib.annotations_to_string(): annotations
annotationlib.call_annotate_function(): annotate format owner _is_evaluate
annotationlib.call_evaluate_function(): evaluate format owner
annotationlib.get_annotate_from_class_namespace(): obj
annotationlib.get_annotations(): obj globals locals eval_str format
annotationlib.type_repr(): value
asyncio: ALL_COMPLETED AbstractEventLoop AbstractServer Barrier BaseEventLoop BaseProtocol BaseTransport BoundedSemaphore BrokenBarrierError BufferedProtocol CancelledError Condition DatagramProtocol DatagramTransport Event EventLoop FIRST_COMPLETED FIRST_EXCEPTION FrameCallGraphEntry Future FutureCallGraph Handle IncompleteReadError InvalidStateError LifoQueue LimitOverrunError Lock PriorityQueue Protocol Queue QueueEmpty QueueFull QueueShutDown ReadTransport Runner SelectorEventLoop Semaphore SendfileNotAvailableError Server StreamReader StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task TaskGroup Timeout TimeoutError TimerHandle Transport WriteTransport __all__ __getattr__ __name__ _enter_task _get_running_loop _leave_task _register_task _set_running_loop _unregister_task all_tasks as_completed base_events base_futures base_subprocess base_tasks capture_call_graph constants coroutines create_eager_task_factory create_subprocess_exec create_subprocess_shell create_task current_task eager_task_factory ensure_future events exceptions format_call_graph format_helpers future_add_to_awaited_by future_discard_from_awaited_by futures gather get_event_loop get_event_loop_policy get_running_loop graph iscoroutine iscoroutinefunction isfuture locks log mixins new_event_loop open_connection open_unix_connection print_call_graph protocols queues run run_coroutine_threadsafe runners selector_events set_event_loop set_event_loop_policy shield sleep sslproto staggered start_server start_unix_server streams subprocess taskgroups tasks threads timeout timeout_at timeouts to_thread transports trsock unix_events wait wait_for wrap_future
asyncio.__getattr__(): name
asyncio._enter_task(): loop task
asyncio._leave_task(): loop task
asyncio._register_task(): task
asyncio._unregister_task(): task
asyncio.all_tasks(): loop
asyncio.as_completed(): fs timeout
asyncio.base_events: BaseEventLoop MAXIMUM_SELECT_TIMEOUT Server _HAS_IPv6 _MIN_CANCELLED_TIMER_HANDLES_FRACTION _MIN_SCHEDULED_TIMER_HANDLES _SendfileFallbackProtocol __all__ __name__ _check_ssl_socket _format_handle _format_pipe _interleave_addrinfos _ipaddr_info _run_until_complete_cb _set_nodelay _set_reuseport logger
asyncio.base_events.BaseEventLoop: __del__ __init__ __repr__ _add_callback _add_callback_signalsafe _asyncgen_finalizer_hook _asyncgen_firstiter_hook _call_soon _check_callback _check_closed _check_default_executor _check_running _check_sendfile_params _check_thread _connect_sock _create_connection_transport _create_server_getaddrinfo _do_shutdown _ensure_resolved _getaddrinfo_debug _log_subprocess _make_datagram_transport _make_read_pipe_transport _make_socket_transport _make_ssl_transport _make_subprocess_transport _make_write_pipe_transport _process_events _run_forever_cleanup _run_forever_setup _run_once _sendfile_fallback _sendfile_native _set_coroutine_origin_tracking _sock_sendfile_fallback _sock_sendfile_native _timer_handle_cancelled _write_to_self call_at call_exception_handler call_later call_soon call_soon_threadsafe close connect_accepted_socket connect_read_pipe connect_write_pipe create_connection create_datagram_endpoint create_future create_server create_task default_exception_handler get_debug get_exception_handler get_task_factory getaddrinfo getnameinfo is_closed is_running run_forever run_in_executor run_until_complete sendfile set_debug set_default_executor set_exception_handler set_task_factory shutdown_asyncgens shutdown_default_executor sock_sendfile start_tls stop subprocess_exec subprocess_shell time
asyncio.base_events.BaseEventLoop.__init__(): self
asyncio.base_events.BaseEventLoop.call_at(): self when callback context
asyncio.base_events.BaseEventLoop.call_exception_handler(): self context
asyncio.base_events.BaseEventLoop.call_later(): self delay callback context
asyncio.base_events.BaseEventLoop.call_soon(): self callback context
asyncio.base_events.BaseEventLoop.call_soon_threadsafe(): self callback context
asyncio.base_events.BaseEventLoop.close(): self
asyncio.base_events.BaseEventLoop.connect_accepted_socket(): self protocol_factory sock ssl ssl_handshake_timeout ssl_shutdown_timeout
asyncio.base_events.BaseEventLoop.connect_read_pipe(): self protocol_factory pipe
asyncio.base_events.BaseEventLoop.connect_write_pipe(): self protocol_factory pipe
asyncio.base_events.BaseEventLoop.create_connection(): self protocol_factory host port ssl family proto flags sock local_addr server_hostname ssl_handshake_timeout ssl_shutdown_timeout happy_eyeballs_delay interleave all_errors
asyncio.base_events.BaseEventLoop.create_datagram_endpoint(): self protocol_factory local_addr remote_addr family proto flags reuse_port allow_broadcast sock
asyncio.base_events.BaseEventLoop.create_future(): self
asyncio.base_events.BaseEventLoop.create_server(): self protocol_factory host port family flags sock backlog ssl reuse_address reuse_port keep_alive ssl_handshake_timeout ssl_shutdown_timeout start_serving
asyncio.base_events.BaseEventLoop.create_task(): self coro
asyncio.base_events.BaseEventLoop.default_exception_handler(): self context
asyncio.base_events.BaseEventLoop.get_debug(): self
asyncio.base_events.BaseEventLoop.get_exception_handler(): self
asyncio.base_events.BaseEventLoop.get_task_factory(): self
asyncio.base_events.BaseEventLoop.getaddrinfo(): self host port family type proto flags
asyncio.base_events.BaseEventLoop.getnameinfo(): self sockaddr flags
asyncio.base_events.BaseEventLoop.is_closed(): self
asyncio.base_events.BaseEventLoop.is_running(): self
asyncio.base_events.BaseEventLoop.run_forever(): self
asyncio.base_events.BaseEventLoop.run_in_executor(): self executor func
asyncio.base_events.BaseEventLoop.run_until_complete(): self future
asyncio.base_events.BaseEventLoop.sendfile(): self transport file offset count fallback
asyncio.base_events.BaseEventLoop.set_debug(): self enabled
asyncio.base_events.BaseEventLoop.set_default_executor(): self executor
asyncio.base_events.BaseEventLoop.set_exception_handler(): self handler
asyncio.base_events.BaseEventLoop.set_task_factory(): self factory
asyncio.base_events.BaseEventLoop.shutdown_asyncgens(): self
asyncio.base_events.BaseEventLoop.shutdown_default_executor(): self timeout
asyncio.base_events.BaseEventLoop.sock_sendfile(): self sock file offset count fallback
asyncio.base_events.BaseEventLoop.start_tls(): self transport protocol sslcontext server_side server_hostname ssl_handshake_timeout ssl_shutdown_timeout
asyncio.base_events.BaseEventLoop.stop(): self
asyncio.base_events.BaseEventLoop.subprocess_exec(): self protocol_factory program stdin stdout stderr universal_newlines shell bufsize encoding errors text
asyncio.base_events.BaseEventLoop.subprocess_shell(): self protocol_factory cmd stdin stdout stderr universal_newlines shell bufsize encoding errors text
asyncio.base_events.BaseEventLoop.time(): self
asyncio.base_events.Server: __init__ __repr__ _attach _detach _start_serving _wakeup abort_clients close close_clients get_loop is_serving serve_forever sockets start_serving wait_closed
asyncio.base_events.Server.__init__(): self loop sockets protocol_factory ssl_context backlog ssl_handshake_timeout ssl_shutdown_timeout
asyncio.base_events.Server.abort_clients(): self
asyncio.base_events.Server.close(): self
asyncio.base_events.Server.close_clients(): self
asyncio.base_events.Server.get_loop(): self
asyncio.base_events.Server.is_serving(): self
asyncio.base_events.Server.serve_forever(): self
asyncio.base_events.Server.start_serving(): self
asyncio.base_events.Server.wait_closed(): self
asyncio.base_events._SendfileFallbackProtocol: __init__ connection_lost connection_made data_received drain eof_received pause_writing restore resume_writing
asyncio.base_events._SendfileFallbackProtocol.__init__(): self transp
asyncio.base_events._SendfileFallbackProtocol.connection_lost(): self exc
asyncio.base_events._SendfileFallbackProtocol.connection_made(): self transport
asyncio.base_events._SendfileFallbackProtocol.data_received(): self data
asyncio.base_events._SendfileFallbackProtocol.drain(): self
asyncio.base_events._SendfileFallbackProtocol.eof_received(): self
asyncio.base_events._SendfileFallbackProtocol.pause_writing(): self
asyncio.base_events._SendfileFallbackProtocol.restore(): self
asyncio.base_events._SendfileFallbackProtocol.resume_writing(): self
asyncio.base_events._check_ssl_socket(): sock
asyncio.base_events._format_handle(): handle
asyncio.base_events._format_pipe(): fd
asyncio.base_events._interleave_addrinfos(): addrinfos first_address_family_count
asyncio.base_events._ipaddr_info(): host port family type proto flowinfo scopeid
asyncio.base_events._run_until_complete_cb(): fut
asyncio.base_events._set_nodelay(): sock
asyncio.base_events._set_reuseport(): sock
asyncio.capture_call_graph(): depth limit
asyncio.constants: ACCEPT_RETRY_DELAY DEBUG_STACK_DEPTH FLOW_CONTROL_HIGH_WATER_SSL_READ FLOW_CONTROL_HIGH_WATER_SSL_WRITE LOG_THRESHOLD_FOR_CONNLOST_WRITES SENDFILE_FALLBACK_READBUFFER_SIZE SSL_HANDSHAKE_TIMEOUT SSL_SHUTDOWN_TIMEOUT THREAD_JOIN_TIMEOUT _SendfileMode __name__
asyncio.constants._SendfileMode: FALLBACK TRY_NATIVE UNSUPPORTED __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
asyncio.coroutines: _COROUTINE_TYPES __all__ __name__ _format_coroutine _is_coroutine _is_debug_mode _iscoroutine_typecache _iscoroutinefunction iscoroutine iscoroutinefunction
asyncio.coroutines._format_coroutine(): coro
asyncio.coroutines._iscoroutinefunction(): func
asyncio.coroutines.iscoroutine(): obj
asyncio.coroutines.iscoroutinefunction(): func
asyncio.create_eager_task_factory(): custom_task_constructor
asyncio.create_subprocess_exec(): program stdin stdout stderr limit
asyncio.create_subprocess_shell(): cmd stdin stdout stderr limit
asyncio.create_task(): coro
asyncio.current_task(): loop
asyncio.eager_task_factory(): loop coro eager_start
asyncio.ensure_future(): coro_or_future loop
asyncio.events: AbstractEventLoop AbstractServer Handle TimerHandle _AbstractEventLoopPolicy _BaseDefaultEventLoopPolicy _RunningLoop _ThreadSafeHandle __all__ __name__ _c_get_event_loop _c_get_running_loop _event_loop_policy _get_event_loop_policy _get_running_loop _init_event_loop_policy _lock _py_get_event_loop _py_get_running_loop _running_loop _set_event_loop_policy _set_running_loop get_event_loop get_event_loop_policy get_running_loop new_event_loop on_fork set_event_loop set_event_loop_policy
asyncio.events.AbstractEventLoop: _timer_handle_cancelled add_reader add_signal_handler add_writer call_at call_exception_handler call_later call_soon call_soon_threadsafe close connect_accepted_socket connect_read_pipe connect_write_pipe create_connection create_datagram_endpoint create_future create_server create_task create_unix_connection create_unix_server default_exception_handler get_debug get_exception_handler get_task_factory getaddrinfo getnameinfo is_closed is_running remove_reader remove_signal_handler remove_writer run_forever run_in_executor run_until_complete sendfile set_debug set_default_executor set_exception_handler set_task_factory shutdown_asyncgens shutdown_default_executor sock_accept sock_connect sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls stop subprocess_exec subprocess_shell time
asyncio.events.AbstractEventLoop.add_reader(): self fd callback
asyncio.events.AbstractEventLoop.add_signal_handler(): self sig callback
asyncio.events.AbstractEventLoop.add_writer(): self fd callback
asyncio.events.AbstractEventLoop.call_at(): self when callback context
asyncio.events.AbstractEventLoop.call_exception_handler(): self context
asyncio.events.AbstractEventLoop.call_later(): self delay callback context
asyncio.events.AbstractEventLoop.call_soon(): self callback context
asyncio.events.AbstractEventLoop.call_soon_threadsafe(): self callback context
asyncio.events.AbstractEventLoop.close(): self
asyncio.events.AbstractEventLoop.connect_accepted_socket(): self protocol_factory sock ssl ssl_handshake_timeout ssl_shutdown_timeout
asyncio.events.AbstractEventLoop.connect_read_pipe(): self protocol_factory pipe
asyncio.events.AbstractEventLoop.connect_write_pipe(): self protocol_factory pipe
asyncio.events.AbstractEventLoop.create_connection(): self protocol_factory host port ssl family proto flags sock local_addr server_hostname ssl_handshake_timeout ssl_shutdown_timeout happy_eyeballs_delay interleave
asyncio.events.AbstractEventLoop.create_datagram_endpoint(): self protocol_factory local_addr remote_addr family proto flags reuse_address reuse_port allow_broadcast sock
asyncio.events.AbstractEventLoop.create_future(): self
asyncio.events.AbstractEventLoop.create_server(): self protocol_factory host port family flags sock backlog ssl reuse_address reuse_port keep_alive ssl_handshake_timeout ssl_shutdown_timeout start_serving
asyncio.events.AbstractEventLoop.create_task(): self coro
asyncio.events.AbstractEventLoop.create_unix_connection(): self protocol_factory path ssl sock server_hostname ssl_handshake_timeout ssl_shutdown_timeout
asyncio.events.AbstractEventLoop.create_unix_server(): self protocol_factory path sock backlog ssl ssl_handshake_timeout ssl_shutdown_timeout start_serving
asyncio.events.AbstractEventLoop.default_exception_handler(): self context
asyncio.events.AbstractEventLoop.get_debug(): self
asyncio.events.AbstractEventLoop.get_exception_handler(): self
asyncio.events.AbstractEventLoop.get_task_factory(): self
asyncio.events.AbstractEventLoop.getaddrinfo(): self host port family type proto flags
asyncio.events.AbstractEventLoop.getnameinfo(): self sockaddr flags
asyncio.events.AbstractEventLoop.is_closed(): self
asyncio.events.AbstractEventLoop.is_running(): self
asyncio.events.AbstractEventLoop.remove_reader(): self fd
asyncio.events.AbstractEventLoop.remove_signal_handler(): self sig
asyncio.events.AbstractEventLoop.remove_writer(): self fd
asyncio.events.AbstractEventLoop.run_forever(): self
asyncio.events.AbstractEventLoop.run_in_executor(): self executor func
asyncio.events.AbstractEventLoop.run_until_complete(): self future
asyncio.events.AbstractEventLoop.sendfile(): self transport file offset count fallback
asyncio.events.AbstractEventLoop.set_debug(): self enabled
asyncio.events.AbstractEventLoop.set_default_executor(): self executor
asyncio.events.AbstractEventLoop.set_exception_handler(): self handler
asyncio.events.AbstractEventLoop.set_task_factory(): self factory
asyncio.events.AbstractEventLoop.shutdown_asyncgens(): self
asyncio.events.AbstractEventLoop.shutdown_default_executor(): self
asyncio.events.AbstractEventLoop.sock_accept(): self sock
asyncio.events.AbstractEventLoop.sock_connect(): self sock address
asyncio.events.AbstractEventLoop.sock_recv(): self sock nbytes
asyncio.events.AbstractEventLoop.sock_recv_into(): self sock buf
asyncio.events.AbstractEventLoop.sock_recvfrom(): self sock bufsize
asyncio.events.AbstractEventLoop.sock_recvfrom_into(): self sock buf nbytes
asyncio.events.AbstractEventLoop.sock_sendall(): self sock data
asyncio.events.AbstractEventLoop.sock_sendfile(): self sock file offset count fallback
asyncio.events.AbstractEventLoop.sock_sendto(): self sock data address
asyncio.events.AbstractEventLoop.start_tls(): self transport protocol sslcontext server_side server_hostname ssl_handshake_timeout ssl_shutdown_timeout
asyncio.events.AbstractEventLoop.stop(): self
asyncio.events.AbstractEventLoop.subprocess_exec(): self protocol_factory stdin stdout stderr
asyncio.events.AbstractEventLoop.subprocess_shell(): self protocol_factory cmd stdin stdout stderr
asyncio.events.AbstractEventLoop.time(): self
asyncio.events.AbstractServer: __aenter__ __aexit__ abort_clients close close_clients get_loop is_serving serve_forever start_serving wait_closed
asyncio.events.AbstractServer.abort_clients(): self
asyncio.events.AbstractServer.close(): self
asyncio.events.AbstractServer.close_clients(): self
asyncio.events.AbstractServer.get_loop(): self
asyncio.events.AbstractServer.is_serving(): self
asyncio.events.AbstractServer.serve_forever(): self
asyncio.events.AbstractServer.start_serving(): self
asyncio.events.AbstractServer.wait_closed(): self
asyncio.events.Handle: __init__ __repr__ _args _callback _cancelled _context _loop _repr _repr_info _run _source_traceback cancel cancelled get_context
asyncio.events.Handle.__init__(): self callback args loop context
asyncio.events.Handle.cancel(): self
asyncio.events.Handle.cancelled(): self
asyncio.events.Handle.get_context(): self
asyncio.events.TimerHandle: __eq__ __ge__ __gt__ __hash__ __init__ __le__ __lt__ _repr_info _scheduled _when cancel when
asyncio.events.TimerHandle.__init__(): self when callback args loop context
asyncio.events.TimerHandle.cancel(): self
asyncio.events.TimerHandle.when(): self
asyncio.events._AbstractEventLoopPolicy: get_event_loop new_event_loop set_event_loop
asyncio.events._AbstractEventLoopPolicy.get_event_loop(): self
asyncio.events._AbstractEventLoopPolicy.new_event_loop(): self
asyncio.events._AbstractEventLoopPolicy.set_event_loop(): self loop
asyncio.events._BaseDefaultEventLoopPolicy: _Local __init__ _loop_factory get_event_loop new_event_loop set_event_loop
asyncio.events._BaseDefaultEventLoopPolicy.__init__(): self
asyncio.events._BaseDefaultEventLoopPolicy.get_event_loop(): self
asyncio.events._BaseDefaultEventLoopPolicy.new_event_loop(): self
asyncio.events._BaseDefaultEventLoopPolicy.set_event_loop(): self loop
asyncio.events._RunningLoop: loop_pid
asyncio.events._ThreadSafeHandle: __init__ _lock _run cancel cancelled
asyncio.events._ThreadSafeHandle.__init__(): self callback args loop context
asyncio.events._ThreadSafeHandle.cancel(): self
asyncio.events._ThreadSafeHandle.cancelled(): self
asyncio.events._set_event_loop_policy(): policy
asyncio.events.set_event_loop(): loop
asyncio.events.set_event_loop_policy(): policy
asyncio.exceptions: BrokenBarrierError CancelledError IncompleteReadError InvalidStateError LimitOverrunError SendfileNotAvailableError TimeoutError __all__ __name__
asyncio.exceptions.IncompleteReadError: __init__ __reduce__
asyncio.exceptions.IncompleteReadError.__init__(): self partial expected
asyncio.exceptions.LimitOverrunError: __init__ __reduce__
asyncio.exceptions.LimitOverrunError.__init__(): self message consumed
asyncio.format_call_graph(): depth limit
asyncio.futures: Future GenericAlias STACK_DEBUG _CANCELLED _CFuture _FINISHED _PENDING _PyFuture __all__ __name__ _c_future_add_to_awaited_by _c_future_discard_from_awaited_by _chain_future _convert_future_exc _copy_future_state _get_loop _py_future_add_to_awaited_by _py_future_discard_from_awaited_by _set_concurrent_future_state _set_result_unless_cancelled future_add_to_awaited_by future_discard_from_awaited_by isfuture wrap_future
asyncio.futures.Future: __await__ __class_getitem__ __del__ __init__ __iter__ __repr__ _asyncio_awaited_by _asyncio_future_blocking _cancel_message _cancelled_exc _exception _log_traceback _loop _make_cancelled_error _result _source_traceback _state add_done_callback cancel cancelled done exception get_loop remove_done_callback result set_exception set_result
asyncio.futures.Future.__init__(): self loop
asyncio.futures.Future.add_done_callback(): self fn context
asyncio.futures.Future.cancel(): self msg
asyncio.futures.Future.cancelled(): self
asyncio.futures.Future.done(): self
asyncio.futures.Future.exception(): self
asyncio.futures.Future.get_loop(): self
asyncio.futures.Future.remove_done_callback(): self fn
asyncio.futures.Future.result(): self
asyncio.futures.Future.set_exception(): self exception
asyncio.futures.Future.set_result(): self result
asyncio.futures._chain_future(): source destination
asyncio.futures._convert_future_exc(): exc
asyncio.futures._copy_future_state(): source dest
asyncio.futures._get_loop(): fut
asyncio.futures._set_concurrent_future_state(): concurrent source
asyncio.futures._set_result_unless_cancelled(): fut result
asyncio.futures.isfuture(): obj
asyncio.futures.wrap_future(): future loop
asyncio.gather(): return_exceptions
asyncio.iscoroutine(): obj
asyncio.iscoroutinefunction(): func
asyncio.isfuture(): obj
asyncio.locks: Barrier BoundedSemaphore Condition Event Lock Semaphore _BarrierState _ContextManagerMixin __all__ __name__
asyncio.locks.Barrier: __aenter__ __aexit__ __init__ __repr__ _block _exit _release _wait abort broken n_waiting parties reset wait
asyncio.locks.Barrier.__init__(): self parties
asyncio.locks.Barrier.abort(): self
asyncio.locks.Barrier.reset(): self
asyncio.locks.Barrier.wait(): self
asyncio.locks.BoundedSemaphore: __init__ release
asyncio.locks.BoundedSemaphore.__init__(): self value
asyncio.locks.BoundedSemaphore.release(): self
asyncio.locks.Condition: __init__ __repr__ _notify notify notify_all wait wait_for
asyncio.locks.Condition.__init__(): self lock
asyncio.locks.Condition.notify(): self n
asyncio.locks.Condition.notify_all(): self
asyncio.locks.Condition.wait(): self
asyncio.locks.Condition.wait_for(): self predicate
asyncio.locks.Event: __init__ __repr__ clear is_set set wait
asyncio.locks.Event.__init__(): self
asyncio.locks.Event.clear(): self
asyncio.locks.Event.is_set(): self
asyncio.locks.Event.set(): self
asyncio.locks.Event.wait(): self
asyncio.locks.Lock: __init__ __repr__ _wake_up_first acquire locked release
asyncio.locks.Lock.__init__(): self
asyncio.locks.Lock.acquire(): self
asyncio.locks.Lock.locked(): self
asyncio.locks.Lock.release(): self
asyncio.locks.Semaphore: __init__ __repr__ _wake_up_next acquire locked release
asyncio.locks.Semaphore.__init__(): self value
asyncio.locks.Semaphore.acquire(): self
asyncio.locks.Semaphore.locked(): self
asyncio.locks.Semaphore.release(): self
asyncio.locks._BarrierState: BROKEN DRAINING FILLING RESETTING __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
asyncio.locks._ContextManagerMixin: __aenter__ __aexit__
asyncio.log: __name__ logger
asyncio.mixins: _LoopBoundMixin __name__ _global_lock
asyncio.mixins._LoopBoundMixin: _get_loop _loop
asyncio.open_connection(): host port limit
asyncio.open_unix_connection(): path limit
asyncio.print_call_graph(): file depth limit
asyncio.protocols: BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol __all__ __name__ _feed_data_to_buffered_proto
asyncio.protocols.BaseProtocol: connection_lost connection_made pause_writing resume_writing
asyncio.protocols.BaseProtocol.connection_lost(): self exc
asyncio.protocols.BaseProtocol.connection_made(): self transport
asyncio.protocols.BaseProtocol.pause_writing(): self
asyncio.protocols.BaseProtocol.resume_writing(): self
asyncio.protocols.BufferedProtocol: buffer_updated eof_received get_buffer
asyncio.protocols.BufferedProtocol.buffer_updated(): self nbytes
asyncio.protocols.BufferedProtocol.eof_received(): self
asyncio.protocols.BufferedProtocol.get_buffer(): self sizehint
asyncio.protocols.DatagramProtocol: datagram_received error_received
asyncio.protocols.DatagramProtocol.datagram_received(): self data addr
asyncio.protocols.DatagramProtocol.error_received(): self exc
asyncio.protocols.Protocol: data_received eof_received
asyncio.protocols.Protocol.data_received(): self data
asyncio.protocols.Protocol.eof_received(): self
asyncio.protocols.SubprocessProtocol: pipe_connection_lost pipe_data_received process_exited
asyncio.protocols.SubprocessProtocol.pipe_connection_lost(): self fd exc
asyncio.protocols.SubprocessProtocol.pipe_data_received(): self fd data
asyncio.protocols.SubprocessProtocol.process_exited(): self
asyncio.protocols._feed_data_to_buffered_proto(): proto data
asyncio.queues: GenericAlias LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown __all__ __name__
asyncio.queues.LifoQueue: _get _init _put
asyncio.queues.PriorityQueue: _get _init _put
asyncio.queues.Queue: __class_getitem__ __init__ __repr__ __str__ _format _get _init _put _wakeup_next empty full get get_nowait join maxsize put put_nowait qsize shutdown task_done
asyncio.queues.Queue.__init__(): self maxsize
asyncio.queues.Queue.empty(): self
asyncio.queues.Queue.full(): self
asyncio.queues.Queue.get(): self
asyncio.queues.Queue.get_nowait(): self
asyncio.queues.Queue.join(): self
asyncio.queues.Queue.put(): self item
asyncio.queues.Queue.put_nowait(): self item
asyncio.queues.Queue.qsize(): self
asyncio.queues.Queue.shutdown(): self immediate
asyncio.queues.Queue.task_done(): self
asyncio.run(): main debug loop_factory
asyncio.run_coroutine_threadsafe(): coro loop
asyncio.runners: Runner _State __all__ __name__ _cancel_all_tasks run
asyncio.runners.Runner: __enter__ __exit__ __init__ _lazy_init _on_sigint close get_loop run
asyncio.runners.Runner.__init__(): self debug loop_factory
asyncio.runners.Runner.close(): self
asyncio.runners.Runner.get_loop(): self
asyncio.runners.Runner.run(): self coro context
asyncio.runners._State: CLOSED CREATED INITIALIZED __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
asyncio.runners._cancel_all_tasks(): loop
asyncio.runners.run(): main debug loop_factory
asyncio.set_event_loop(): loop
asyncio.set_event_loop_policy(): policy
asyncio.shield(): arg
asyncio.sleep(): delay result
asyncio.staggered: __all__ __name__ staggered_race
asyncio.staggered.staggered_race(): coro_fns delay loop
asyncio.start_server(): client_connected_cb host port limit
asyncio.start_unix_server(): client_connected_cb path limit
asyncio.taskgroups: TaskGroup __all__ __name__
asyncio.taskgroups.TaskGroup: __aenter__ __aexit__ __init__ __repr__ _abort _aexit _is_base_error _on_task_done create_task
asyncio.taskgroups.TaskGroup.__init__(): self
asyncio.taskgroups.TaskGroup.create_task(): self coro
asyncio.tasks: ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION GenericAlias Task _AsCompletedIterator _CTask _GatheringFuture _PyTask __all__ __name__ __sleep0 _c_all_tasks _c_current_task _c_enter_task _c_leave_task _c_register_eager_task _c_register_task _c_swap_current_task _c_unregister_eager_task _c_unregister_task _cancel_and_wait _current_tasks _discard_awaited_by _eager_tasks _enter_task _leave_task _log_on_exception _py_all_tasks _py_current_task _py_enter_task _py_leave_task _py_register_eager_task _py_register_task _py_swap_current_task _py_unregister_eager_task _py_unregister_task _register_eager_task _register_task _release_waiter _scheduled_tasks _swap_current_task _task_name_counter _unregister_eager_task _unregister_task _wait all_tasks as_completed create_eager_task_factory create_task current_task eager_task_factory ensure_future gather run_coroutine_threadsafe shield sleep wait wait_for
asyncio.tasks.Task: __class_getitem__ __del__ __init__ __repr__ _log_destroy_pending cancel cancelling get_context get_coro get_name get_stack print_stack set_exception set_name set_result uncancel
asyncio.tasks.Task.__init__(): self coro loop name context eager_start
asyncio.tasks.Task.cancel(): self msg
asyncio.tasks.Task.cancelling(): self
asyncio.tasks.Task.get_context(): self
asyncio.tasks.Task.get_coro(): self
asyncio.tasks.Task.get_name(): self
asyncio.tasks.Task.get_stack(): self limit
asyncio.tasks.Task.print_stack(): self limit file
asyncio.tasks.Task.set_exception(): self exception
asyncio.tasks.Task.set_name(): self value
asyncio.tasks.Task.set_result(): self result
asyncio.tasks.Task.uncancel(): self
asyncio.tasks._AsCompletedIterator: __aiter__ __anext__ __init__ __iter__ __next__ _handle_completion _handle_timeout _wait_for_one
asyncio.tasks._AsCompletedIterator.__init__(): self aws timeout
asyncio.tasks._GatheringFuture: __init__ cancel
asyncio.tasks._GatheringFuture.__init__(): self children loop
asyncio.tasks._GatheringFuture.cancel(): self msg
asyncio.tasks._c_all_tasks(): loop
asyncio.tasks._c_current_task(): loop
asyncio.tasks._c_enter_task(): loop task
asyncio.tasks._c_leave_task(): loop task
asyncio.tasks._c_register_eager_task(): task
asyncio.tasks._c_register_task(): task
asyncio.tasks._c_swap_current_task(): loop task
asyncio.tasks._c_unregister_eager_task(): task
asyncio.tasks._c_unregister_task(): task
asyncio.tasks._cancel_and_wait(): fut
asyncio.tasks._discard_awaited_by(): children waiter outer
asyncio.tasks._enter_task(): loop task
asyncio.tasks._leave_task(): loop task
asyncio.tasks._log_on_exception(): fut
asyncio.tasks._py_all_tasks(): loop
asyncio.tasks._py_current_task(): loop
asyncio.tasks._py_enter_task(): loop task
asyncio.tasks._py_leave_task(): loop task
asyncio.tasks._py_register_eager_task(): task
asyncio.tasks._py_register_task(): task
asyncio.tasks._py_swap_current_task(): loop task
asyncio.tasks._py_unregister_eager_task(): task
asyncio.tasks._py_unregister_task(): task
asyncio.tasks._register_eager_task(): task
asyncio.tasks._register_task(): task
asyncio.tasks._release_waiter(): waiter
asyncio.tasks._swap_current_task(): loop task
asyncio.tasks._unregister_eager_task(): task
asyncio.tasks._unregister_task(): task
asyncio.tasks._wait(): fs timeout return_when loop
asyncio.tasks.all_tasks(): loop
asyncio.tasks.as_completed(): fs timeout
asyncio.tasks.create_eager_task_factory(): custom_task_constructor
asyncio.tasks.create_task(): coro
asyncio.tasks.current_task(): loop
asyncio.tasks.eager_task_factory(): loop coro eager_start
asyncio.tasks.ensure_future(): coro_or_future loop
asyncio.tasks.gather(): return_exceptions
asyncio.tasks.run_coroutine_threadsafe(): coro loop
asyncio.tasks.shield(): arg
asyncio.tasks.sleep(): delay result
asyncio.tasks.wait(): fs timeout return_when
asyncio.tasks.wait_for(): fut timeout
asyncio.threads: __all__ __name__ to_thread
asyncio.timeout(): delay
asyncio.timeout_at(): when
asyncio.timeouts: Timeout TracebackType _State __all__ __name__ timeout timeout_at
asyncio.timeouts.Timeout: __aenter__ __aexit__ __init__ __repr__ _insert_timeout_error _on_timeout expired reschedule when
asyncio.timeouts.Timeout.__init__(): self when
asyncio.timeouts.Timeout.expired(): self
asyncio.timeouts.Timeout.reschedule(): self when
asyncio.timeouts.Timeout.when(): self
asyncio.timeouts._State: CREATED ENTERED EXITED EXPIRED EXPIRING __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
asyncio.timeouts.timeout(): delay
asyncio.timeouts.timeout_at(): when
asyncio.transports: BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport WriteTransport _FlowControlMixin __all__ __name__
asyncio.transports.BaseTransport: __init__ _extra close get_extra_info get_protocol is_closing set_protocol
asyncio.transports.BaseTransport.__init__(): self extra
asyncio.transports.BaseTransport.close(): self
asyncio.transports.BaseTransport.get_extra_info(): self name default
asyncio.transports.BaseTransport.get_protocol(): self
asyncio.transports.BaseTransport.is_closing(): self
asyncio.transports.BaseTransport.set_protocol(): self protocol
asyncio.transports.DatagramTransport: abort sendto
asyncio.transports.DatagramTransport.abort(): self
asyncio.transports.DatagramTransport.sendto(): self data addr
asyncio.transports.ReadTransport: is_reading pause_reading resume_reading
asyncio.transports.ReadTransport.is_reading(): self
asyncio.transports.ReadTransport.pause_reading(): self
asyncio.transports.ReadTransport.resume_reading(): self
asyncio.transports.SubprocessTransport: get_pid get_pipe_transport get_returncode kill send_signal terminate
asyncio.transports.SubprocessTransport.get_pid(): self
asyncio.transports.SubprocessTransport.get_pipe_transport(): self fd
asyncio.transports.SubprocessTransport.get_returncode(): self
asyncio.transports.SubprocessTransport.kill(): self
asyncio.transports.SubprocessTransport.send_signal(): self signal
asyncio.transports.SubprocessTransport.terminate(): self
asyncio.transports.WriteTransport: abort can_write_eof get_write_buffer_limits get_write_buffer_size set_write_buffer_limits write write_eof writelines
asyncio.transports.WriteTransport.abort(): self
asyncio.transports.WriteTransport.can_write_eof(): self
asyncio.transports.WriteTransport.get_write_buffer_limits(): self
asyncio.transports.WriteTransport.get_write_buffer_size(): self
asyncio.transports.WriteTransport.set_write_buffer_limits(): self high low
asyncio.transports.WriteTransport.write(): self data
asyncio.transports.WriteTransport.write_eof(): self
asyncio.transports.WriteTransport.writelines(): self list_of_data
asyncio.transports._FlowControlMixin: __init__ _high_water _loop _low_water _maybe_pause_protocol _maybe_resume_protocol _protocol_paused _set_write_buffer_limits get_write_buffer_limits get_write_buffer_size set_write_buffer_limits
asyncio.transports._FlowControlMixin.__init__(): self extra loop
asyncio.transports._FlowControlMixin.get_write_buffer_limits(): self
asyncio.transports._FlowControlMixin.get_write_buffer_size(): self
asyncio.transports._FlowControlMixin.set_write_buffer_limits(): self high low
asyncio.unix_events: EventLoop SelectorEventLoop _DefaultEventLoopPolicy _PidfdChildWatcher _ThreadedChildWatcher _UnixDefaultEventLoopPolicy _UnixReadPipeTransport _UnixSelectorEventLoop _UnixSubprocessTransport _UnixWritePipeTransport __all__ __name__ _sighandler_noop can_use_pidfd logger waitstatus_to_exitcode
asyncio.unix_events._PidfdChildWatcher: _do_wait add_child_handler
asyncio.unix_events._PidfdChildWatcher.add_child_handler(): self pid callback
asyncio.unix_events._ThreadedChildWatcher: __del__ __init__ _do_waitpid _reap _reap_and_notify add_child_handler
asyncio.unix_events._ThreadedChildWatcher.__init__(): self
asyncio.unix_events._ThreadedChildWatcher.add_child_handler(): self pid callback
asyncio.unix_events._UnixDefaultEventLoopPolicy: _loop_factory
asyncio.unix_events._UnixReadPipeTransport: __del__ __init__ __repr__ _add_reader _call_connection_lost _close _fatal_error _read_ready close get_protocol is_closing is_reading max_size pause_reading resume_reading set_protocol
asyncio.unix_events._UnixReadPipeTransport.__init__(): self loop pipe protocol waiter extra
asyncio.unix_events._UnixReadPipeTransport.close(): self
asyncio.unix_events._UnixReadPipeTransport.get_protocol(): self
asyncio.unix_events._UnixReadPipeTransport.is_closing(): self
asyncio.unix_events._UnixReadPipeTransport.is_reading(): self
asyncio.unix_events._UnixReadPipeTransport.pause_reading(): self
asyncio.unix_events._UnixReadPipeTransport.resume_reading(): self
asyncio.unix_events._UnixReadPipeTransport.set_protocol(): self protocol
asyncio.unix_events._UnixSelectorEventLoop: __init__ _check_signal _child_watcher_callback _handle_signal _make_read_pipe_transport _make_subprocess_transport _make_write_pipe_transport _process_self_data _sock_add_cancellation_callback _sock_sendfile_native _sock_sendfile_native_impl _sock_sendfile_update_filepos _stop_serving add_signal_handler close create_unix_connection create_unix_server remove_signal_handler
asyncio.unix_events._UnixSelectorEventLoop.__init__(): self selector
asyncio.unix_events._UnixSelectorEventLoop.add_signal_handler(): self sig callback
asyncio.unix_events._UnixSelectorEventLoop.close(): self
asyncio.unix_events._UnixSelectorEventLoop.create_unix_connection(): self protocol_factory path ssl sock server_hostname ssl_handshake_timeout ssl_shutdown_timeout
asyncio.unix_events._UnixSelectorEventLoop.create_unix_server(): self protocol_factory path sock backlog ssl ssl_handshake_timeout ssl_shutdown_timeout start_serving cleanup_socket
asyncio.unix_events._UnixSelectorEventLoop.remove_signal_handler(): self sig
asyncio.unix_events._UnixSubprocessTransport: _start
asyncio.unix_events._UnixWritePipeTransport: __del__ __init__ __repr__ _call_connection_lost _close _fatal_error _read_ready _write_ready abort can_write_eof close get_protocol get_write_buffer_size is_closing set_protocol write write_eof
asyncio.unix_events._UnixWritePipeTransport.__init__(): self loop pipe protocol waiter extra
asyncio.unix_events._UnixWritePipeTransport.abort(): self
asyncio.unix_events._UnixWritePipeTransport.can_write_eof(): self
asyncio.unix_events._UnixWritePipeTransport.close(): self
asyncio.unix_events._UnixWritePipeTransport.get_protocol(): self
asyncio.unix_events._UnixWritePipeTransport.get_write_buffer_size(): self
asyncio.unix_events._UnixWritePipeTransport.is_closing(): self
asyncio.unix_events._UnixWritePipeTransport.set_protocol(): self protocol
asyncio.unix_events._UnixWritePipeTransport.write(): self data
asyncio.unix_events._UnixWritePipeTransport.write_eof(): self
asyncio.unix_events._sighandler_noop(): signum frame
asyncio.unix_events.waitstatus_to_exitcode(): status
asyncio.wait(): fs timeout return_when
asyncio.wait_for(): fut timeout
asyncio.wrap_future(): future loop
atexit: __name__ _clear _ncallbacks _run_exitfuncs register unregister
bisect: __name__ bisect bisect_left bisect_right insort insort_left insort_right
bisect.bisect(): a x lo hi key
bisect.bisect_left(): a x lo hi key
bisect.bisect_right(): a x lo hi key
bisect.insort(): a x lo hi key
bisect.insort_left(): a x lo hi key
bisect.insort_right(): a x lo hi key
builtins: ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError _IncompleteInputError __build_class__ __debug__ __import__ __name__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
builtins.ArithmeticError: __new__
builtins.AssertionError: __new__
builtins.AttributeError: __getstate__ __init__ __reduce__ name obj
builtins.BaseException: __cause__ __context__ __init__ __new__ __reduce__ __repr__ __setstate__ __str__ __suppress_context__ __traceback__ add_note args with_traceback
builtins.BaseExceptionGroup: __class_getitem__ __init__ __new__ __repr__ __str__ derive exceptions message split subgroup
builtins.BufferError: __new__
builtins.BytesWarning: __new__
builtins.DeprecationWarning: __new__
builtins.EOFError: __new__
builtins.EncodingWarning: __new__
builtins.Exception: __new__
builtins.FloatingPointError: __new__
builtins.FrameLocalsProxy: __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __hash__ __ior__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __or__ __repr__ __reversed__ __ror__ __setitem__ copy get items keys pop setdefault update values
builtins.FutureWarning: __new__
builtins.GeneratorExit: __new__
builtins.ImportError: __init__ __reduce__ __str__ msg name name_from path
builtins.ImportWarning: __new__
builtins.IndexError: __new__
builtins.KeyError: __str__
builtins.KeyboardInterrupt: __new__
builtins.LookupError: __new__
builtins.MemoryError: __new__
builtins.NameError: __init__ name
builtins.NoneType: __bool__ __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __repr__
builtins.NotImplementedError: __new__
builtins.NotImplementedType: __bool__ __new__ __reduce__ __repr__
builtins.OSError: __init__ __new__ __reduce__ __str__ characters_written errno filename filename2 strerror
builtins.OverflowError: __new__
builtins.PendingDeprecationWarning: __new__
builtins.PyCapsule: __repr__
builtins.PythonFinalizationError: __new__
builtins.RecursionError: __new__
builtins.ReferenceError: __new__
builtins.ResourceWarning: __new__
builtins.RuntimeError: __new__
builtins.RuntimeWarning: __new__
builtins.StopAsyncIteration: __new__
builtins.StopIteration: __init__ value
builtins.SyntaxError: __init__ __str__ _metadata end_lineno end_offset filename lineno msg offset print_file_and_line text
builtins.SyntaxWarning: __new__
builtins.SystemError: __new__
builtins.SystemExit: __init__ code
builtins.TypeError: __new__
builtins.UnicodeDecodeError: __init__ __new__ __str__ encoding end object reason start
builtins.UnicodeEncodeError: __init__ __new__ __str__ encoding end object reason start
builtins.UnicodeError: __new__
builtins.UnicodeTranslateError: __init__ __new__ __str__ encoding end object reason start
builtins.UnicodeWarning: __new__
builtins.UserWarning: __new__
builtins.ValueError: __new__
builtins.Warning: __new__
builtins.ZeroDivisionError: __new__
builtins.__import__(): name globals locals fromlist level
builtins.async_generator: __aiter__ __anext__ __class_getitem__ __del__ __name__ __qualname__ __repr__ __sizeof__ aclose ag_await ag_code ag_frame ag_running ag_suspended asend athrow
builtins.async_generator_athrow: __await__ __del__ __iter__ __next__ close send throw
builtins.bool: __and__ __invert__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __xor__
builtins.builtin_function_or_method: __call__ __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __name__ __ne__ __qualname__ __reduce__ __repr__ __self__ __text_signature__
builtins.bytearray: __add__ __alloc__ __buffer__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __reduce__ __reduce_ex__ __release_buffer__ __repr__ __rmod__ __rmul__ __setitem__ __sizeof__ __str__ append capitalize center clear copy count decode endswith expandtabs extend find fromhex hex index insert isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition pop remove removeprefix removesuffix replace resize reverse rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
builtins.bytearray_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.bytes: __add__ __buffer__ __bytes__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __str__ capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
builtins.bytes_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.cell: __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __repr__ cell_contents
builtins.classmethod: __class_getitem__ __func__ __get__ __init__ __isabstractmethod__ __new__ __repr__ __wrapped__
builtins.classmethod_descriptor: __call__ __get__ __name__ __objclass__ __qualname__ __repr__ __text_signature__
builtins.code: __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __replace__ __repr__ __sizeof__ _co_code_adaptive _varname_from_oparg co_argcount co_branches co_cellvars co_code co_consts co_exceptiontable co_filename co_firstlineno co_flags co_freevars co_kwonlyargcount co_lines co_linetable co_lnotab co_name co_names co_nlocals co_positions co_posonlyargcount co_qualname co_stacksize co_varnames replace
builtins.compile(): source filename mode flags dont_inherit optimize _feature_version
builtins.complex: __abs__ __add__ __bool__ __complex__ __eq__ __format__ __ge__ __getnewargs__ __gt__ __hash__ __le__ __lt__ __mul__ __ne__ __neg__ __new__ __pos__ __pow__ __radd__ __repr__ __rmul__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ conjugate from_number imag real
builtins.coroutine: __await__ __class_getitem__ __del__ __name__ __qualname__ __repr__ __sizeof__ close cr_await cr_code cr_frame cr_origin cr_running cr_suspended send throw
builtins.coroutine_wrapper: __iter__ __next__ close send throw
builtins.dict: __class_getitem__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __hash__ __init__ __ior__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __or__ __repr__ __reversed__ __ror__ __setitem__ __sizeof__ clear copy fromkeys get items keys pop popitem setdefault update values
builtins.dict_itemiterator: __iter__ __length_hint__ __next__ __reduce__
builtins.dict_items: __and__ __contains__ __eq__ __ge__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __repr__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping
builtins.dict_keyiterator: __iter__ __length_hint__ __next__ __reduce__
builtins.dict_keys: __and__ __contains__ __eq__ __ge__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __repr__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping
builtins.dict_valueiterator: __iter__ __length_hint__ __next__ __reduce__
builtins.dict_values: __iter__ __len__ __repr__ __reversed__ mapping
builtins.ellipsis: __new__ __reduce__ __repr__
builtins.enumerate: __class_getitem__ __iter__ __new__ __next__ __reduce__
builtins.eval(): globals locals
builtins.exec(): globals locals closure
builtins.filter: __iter__ __new__ __next__ __reduce__
builtins.float: __abs__ __add__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ __getformat__ __getnewargs__ __gt__ __hash__ __int__ __le__ __lt__ __mod__ __mul__ __ne__ __neg__ __new__ __pos__ __pow__ __radd__ __rdivmod__ __repr__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__ as_integer_ratio conjugate from_number fromhex hex imag is_integer real
builtins.frame: __repr__ __sizeof__ clear f_back f_builtins f_code f_generator f_globals f_lasti f_lineno f_locals f_trace f_trace_lines f_trace_opcodes
builtins.frozenset: __and__ __class_getitem__ __contains__ __eq__ __ge__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sizeof__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union
builtins.function: __call__ __closure__ __code__ __defaults__ __get__ __globals__ __kwdefaults__ __name__ __new__ __qualname__ __repr__ __type_params__
builtins.generator: __class_getitem__ __del__ __iter__ __name__ __next__ __qualname__ __repr__ __sizeof__ close gi_code gi_frame gi_running gi_suspended gi_yieldfrom send throw
builtins.getset_descriptor: __delete__ __get__ __name__ __objclass__ __qualname__ __repr__ __set__
builtins.int: __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ __getnewargs__ __gt__ __hash__ __index__ __int__ __invert__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __neg__ __new__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sizeof__ __sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes
builtins.list: __add__ __class_getitem__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __reversed__ __rmul__ __setitem__ __sizeof__ append clear copy count extend index insert pop remove reverse sort
builtins.list_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.list_reverseiterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.longrange_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.map: __iter__ __new__ __next__ __reduce__ __setstate__
builtins.mappingproxy: __class_getitem__ __contains__ __eq__ __ge__ __getitem__ __gt__ __hash__ __ior__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __or__ __repr__ __reversed__ __ror__ __str__ copy get items keys values
builtins.member_descriptor: __delete__ __get__ __name__ __objclass__ __qualname__ __reduce__ __repr__ __set__
builtins.memoryview: __buffer__ __class_getitem__ __delitem__ __enter__ __eq__ __exit__ __ge__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __release_buffer__ __repr__ __setitem__ _from_flags c_contiguous cast contiguous count f_contiguous format hex index itemsize nbytes ndim obj readonly release shape strides suboffsets tobytes tolist toreadonly
builtins.method: __call__ __eq__ __func__ __ge__ __get__ __getattribute__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ __repr__ __self__
builtins.method-wrapper: __call__ __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __name__ __ne__ __objclass__ __qualname__ __reduce__ __repr__ __self__ __text_signature__
builtins.method_descriptor: __call__ __get__ __name__ __objclass__ __qualname__ __reduce__ __repr__ __text_signature__
builtins.module: __dir__ __getattribute__ __init__ __new__ __repr__
builtins.object: __class__ __delattr__ __dir__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__
builtins.open(): file mode buffering encoding errors newline closefd opener
builtins.pow(): base exp mod
builtins.print(): sep end file flush
builtins.property: __delete__ __get__ __init__ __isabstractmethod__ __name__ __new__ __set__ __set_name__ deleter fdel fget fset getter setter
builtins.range: __bool__ __contains__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __new__ __reduce__ __repr__ __reversed__ count index start step stop
builtins.range_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.reversed: __iter__ __length_hint__ __new__ __next__ __reduce__ __setstate__
builtins.round(): number ndigits
builtins.set: __and__ __class_getitem__ __contains__ __eq__ __ge__ __gt__ __hash__ __iand__ __init__ __ior__ __isub__ __iter__ __ixor__ __le__ __len__ __lt__ __ne__ __new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sizeof__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update
builtins.set_iterator: __iter__ __length_hint__ __next__ __reduce__
builtins.slice: __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ __repr__ indices start step stop
builtins.sorted(): key reverse
builtins.staticmethod: __call__ __class_getitem__ __func__ __get__ __init__ __isabstractmethod__ __new__ __repr__ __wrapped__
builtins.str: __add__ __contains__ __eq__ __format__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __sizeof__ __str__ capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
builtins.str_ascii_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.sum(): start
builtins.super: __get__ __getattribute__ __init__ __new__ __repr__ __self__ __self_class__ __thisclass__
builtins.traceback: __dir__ __new__ tb_frame tb_lasti tb_lineno tb_next
builtins.tuple: __add__ __class_getitem__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __rmul__ count index
builtins.tuple_iterator: __iter__ __length_hint__ __next__ __reduce__ __setstate__
builtins.type: __base__ __bases__ __basicsize__ __call__ __delattr__ __dictoffset__ __dir__ __flags__ __getattribute__ __init__ __instancecheck__ __itemsize__ __mro__ __name__ __new__ __or__ __prepare__ __qualname__ __repr__ __ror__ __setattr__ __sizeof__ __subclasscheck__ __subclasses__ __text_signature__ __type_params__ __weakrefoffset__ mro
builtins.wrapper_descriptor: __call__ __get__ __name__ __objclass__ __qualname__ __reduce__ __repr__ __text_signature__
builtins.zip: __iter__ __new__ __next__ __reduce__ __setstate__
collections: ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView _OrderedDictKeysView _OrderedDictValuesView __all__ __name__ _chain _count_elements _deque_iterator _eq _iskeyword _itemgetter _proxy _recursive_repr _repeat _starmap _tuplegetter abc defaultdict deque heapq namedtuple
collections.ChainMap: __bool__ __contains__ __copy__ __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __missing__ __or__ __repr__ __ror__ __setitem__ clear copy fromkeys get new_child parents pop popitem
collections.ChainMap.__init__(): self
collections.ChainMap.clear(): self
collections.ChainMap.copy(): self
collections.ChainMap.get(): self key default
collections.ChainMap.new_child(): self m
collections.ChainMap.pop(): self key
collections.ChainMap.popitem(): self
collections.Counter: __add__ __and__ __delitem__ __eq__ __ge__ __gt__ __hash__ __iadd__ __iand__ __init__ __ior__ __isub__ __le__ __lt__ __missing__ __ne__ __neg__ __or__ __pos__ __reduce__ __repr__ __sub__ _keep_positive copy elements fromkeys most_common subtract total update
collections.Counter.copy(): self
collections.Counter.elements(): self
collections.Counter.most_common(): self n
collections.Counter.total(): self
collections.OrderedDict: __delitem__ __eq__ __ge__ __gt__ __hash__ __init__ __ior__ __iter__ __le__ __lt__ __ne__ __or__ __reduce__ __repr__ __reversed__ __ror__ __setitem__ __sizeof__ clear copy fromkeys items keys move_to_end pop popitem setdefault update values
collections.UserDict: __contains__ __copy__ __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __or__ __repr__ __ror__ __setitem__ copy fromkeys get
collections.UserDict.copy(): self
collections.UserDict.get(): self key default
collections.UserList: __add__ __contains__ __copy__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iadd__ __imul__ __init__ __le__ __len__ __lt__ __mul__ __radd__ __repr__ __rmul__ __setitem__ append clear copy count extend index insert pop remove reverse sort
collections.UserList.__init__(): self initlist
collections.UserList.append(): self item
collections.UserList.clear(): self
collections.UserList.copy(): self
collections.UserList.count(): self item
collections.UserList.extend(): self other
collections.UserList.index(): self item
collections.UserList.insert(): self i item
collections.UserList.pop(): self i
collections.UserList.remove(): self item
collections.UserList.reverse(): self
collections.UserString: __add__ __complex__ __contains__ __eq__ __float__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __init__ __int__ __le__ __len__ __lt__ __mod__ __mul__ __radd__ __repr__ __rmod__ __rmul__ __str__ capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill
collections.UserString.__init__(): self seq
collections.UserString.capitalize(): self
collections.UserString.casefold(): self
collections.UserString.center(): self width
collections.UserString.count(): self sub start end
collections.UserString.encode(): self encoding errors
collections.UserString.endswith(): self suffix start end
collections.UserString.expandtabs(): self tabsize
collections.UserString.find(): self sub start end
collections.UserString.format_map(): self mapping
collections.UserString.index(): self sub start end
collections.UserString.isalnum(): self
collections.UserString.isalpha(): self
collections.UserString.isascii(): self
collections.UserString.isdecimal(): self
collections.UserString.isdigit(): self
collections.UserString.isidentifier(): self
collections.UserString.islower(): self
collections.UserString.isnumeric(): self
collections.UserString.isprintable(): self
collections.UserString.isspace(): self
collections.UserString.istitle(): self
collections.UserString.isupper(): self
collections.UserString.join(): self seq
collections.UserString.ljust(): self width
collections.UserString.lower(): self
collections.UserString.lstrip(): self chars
collections.UserString.partition(): self sep
collections.UserString.replace(): self old new maxsplit
collections.UserString.rfind(): self sub start end
collections.UserString.rindex(): self sub start end
collections.UserString.rjust(): self width
collections.UserString.rpartition(): self sep
collections.UserString.rsplit(): self sep maxsplit
collections.UserString.rstrip(): self chars
collections.UserString.split(): self sep maxsplit
collections.UserString.splitlines(): self keepends
collections.UserString.startswith(): self prefix start end
collections.UserString.strip(): self chars
collections.UserString.swapcase(): self
collections.UserString.title(): self
collections.UserString.translate(): self
collections.UserString.upper(): self
collections.UserString.zfill(): self width
collections._Link: key next prev
collections._OrderedDictItemsView: __reversed__
collections._OrderedDictKeysView: __reversed__
collections._OrderedDictValuesView: __reversed__
collections._deque_iterator: __getattribute__ __iter__ __length_hint__ __new__ __next__ __reduce__
collections._deque_reverse_iterator: __getattribute__ __iter__ __length_hint__ __new__ __next__ __reduce__
collections._recursive_repr(): fillvalue
collections._tuplegetter: __delete__ __get__ __new__ __reduce__ __repr__ __set__
collections.abc: ABCMeta AsyncGenerator AsyncIterable AsyncIterator Awaitable Buffer ByteString Callable Collection Container Coroutine EllipsisType FunctionType Generator GenericAlias Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView _CallableGenericAlias _DeprecateByteStringMeta __all__ __name__ _check_methods _is_param_expr abstractmethod async_generator bytearray_iterator bytes_iterator coroutine dict_itemiterator dict_items dict_keyiterator dict_keys dict_valueiterator dict_values framelocalsproxy generator list_iterator list_reverseiterator longrange_iterator mappingproxy range_iterator set_iterator str_iterator tuple_iterator zip_iterator
collections.abc.AsyncGenerator: __anext__ aclose asend athrow
collections.abc.AsyncGenerator.aclose(): self
collections.abc.AsyncGenerator.asend(): self value
collections.abc.AsyncGenerator.athrow(): self typ val tb
collections.abc.AsyncIterable: __aiter__ __class_getitem__
collections.abc.AsyncIterator: __aiter__ __anext__
collections.abc.Awaitable: __await__ __class_getitem__
collections.abc.Buffer: __buffer__
collections.abc.Callable: __call__ __class_getitem__
collections.abc.Container: __class_getitem__ __contains__
collections.abc.Coroutine: close send throw
collections.abc.Coroutine.close(): self
collections.abc.Coroutine.send(): self value
collections.abc.Coroutine.throw(): self typ val tb
collections.abc.Generator: __next__ close send throw
collections.abc.Generator.close(): self
collections.abc.Generator.send(): self value
collections.abc.Generator.throw(): self typ val tb
collections.abc.Hashable: __hash__
collections.abc.ItemsView: __contains__ __iter__ _from_iterable
collections.abc.Iterable: __class_getitem__ __iter__
collections.abc.Iterator: __iter__ __next__
collections.abc.KeysView: __contains__ __iter__ _from_iterable
collections.abc.Mapping: __contains__ __eq__ __getitem__ __hash__ __reversed__ get items keys values
collections.abc.Mapping.get(): self key default
collections.abc.Mapping.items(): self
collections.abc.Mapping.keys(): self
collections.abc.Mapping.values(): self
collections.abc.MappingView: __class_getitem__ __init__ __len__ __repr__ _mapping
collections.abc.MappingView.__init__(): self mapping
collections.abc.MutableMapping: __delitem__ __setitem__ clear pop popitem setdefault update
collections.abc.MutableMapping.clear(): self
collections.abc.MutableMapping.pop(): self key default
collections.abc.MutableMapping.popitem(): self
collections.abc.MutableMapping.setdefault(): self key default
collections.abc.MutableSequence: __delitem__ __iadd__ __setitem__ append clear extend insert pop remove reverse
collections.abc.MutableSequence.append(): self value
collections.abc.MutableSequence.clear(): self
collections.abc.MutableSequence.extend(): self values
collections.abc.MutableSequence.insert(): self index value
collections.abc.MutableSequence.pop(): self index
collections.abc.MutableSequence.remove(): self value
collections.abc.MutableSequence.reverse(): self
collections.abc.MutableSet: __iand__ __ior__ __isub__ __ixor__ add clear discard pop remove
collections.abc.MutableSet.add(): self value
collections.abc.MutableSet.clear(): self
collections.abc.MutableSet.discard(): self value
collections.abc.MutableSet.pop(): self
collections.abc.MutableSet.remove(): self value
collections.abc.Reversible: __reversed__
collections.abc.Sequence: __contains__ __getitem__ __iter__ __reversed__ count index
collections.abc.Sequence.count(): self value
collections.abc.Sequence.index(): self value start stop
collections.abc.Set: __and__ __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ _from_iterable _hash isdisjoint
collections.abc.Set.isdisjoint(): self other
collections.abc.Sized: __len__
collections.abc.ValuesView: __contains__ __iter__
collections.abc._CallableGenericAlias: __getitem__ __new__ __reduce__ __repr__
collections.abc._DeprecateByteStringMeta: __instancecheck__ __new__
collections.abc._check_methods(): C
collections.abc._is_param_expr(): obj
collections.abc.abstractmethod(): funcobj
collections.defaultdict: __class_getitem__ __copy__ __getattribute__ __init__ __missing__ __or__ __reduce__ __repr__ __ror__ copy default_factory
collections.deque: __add__ __class_getitem__ __contains__ __copy__ __delitem__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __reduce__ __repr__ __reversed__ __rmul__ __setitem__ __sizeof__ append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove reverse rotate
collections.namedtuple(): typename field_names rename defaults module
concurrent: __name__ futures
concurrent.futures: ALL_COMPLETED BrokenExecutor CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future InterpreterPoolExecutor InvalidStateError ProcessPoolExecutor ThreadPoolExecutor TimeoutError __author__ as_completed wait
concurrent.futures._base: ALL_COMPLETED BrokenExecutor CANCELLED CANCELLED_AND_NOTIFIED CancelledError DoneAndNotDoneFutures Error Executor FINISHED FIRST_COMPLETED FIRST_EXCEPTION Future InvalidStateError LOGGER PENDING RUNNING TimeoutError _AS_COMPLETED _AcquireFutures _AllCompletedWaiter _AsCompletedWaiter _FirstCompletedWaiter _STATE_TO_DESCRIPTION_MAP _Waiter __author__ __name__ _create_and_install_waiters _result_or_cancel _yield_finished_futures as_completed islice wait
concurrent.futures._base.Executor: __enter__ __exit__ map shutdown submit
concurrent.futures._base.Executor.map(): self fn timeout chunksize buffersize
concurrent.futures._base.Executor.shutdown(): self wait cancel_futures
concurrent.futures._base.Future: __class_getitem__ __init__ __repr__ _invoke_callbacks add_done_callback cancel cancelled done exception result running set_exception set_result set_running_or_notify_cancel
concurrent.futures._base.Future.__init__(): self
concurrent.futures._base.Future.add_done_callback(): self fn
concurrent.futures._base.Future.cancel(): self
concurrent.futures._base.Future.cancelled(): self
concurrent.futures._base.Future.done(): self
concurrent.futures._base.Future.exception(): self timeout
concurrent.futures._base.Future.result(): self timeout
concurrent.futures._base.Future.running(): self
concurrent.futures._base.Future.set_exception(): self exception
concurrent.futures._base.Future.set_result(): self result
concurrent.futures._base.Future.set_running_or_notify_cancel(): self
concurrent.futures._base._AcquireFutures: __enter__ __exit__ __init__
concurrent.futures._base._AcquireFutures.__init__(): self futures
concurrent.futures._base._AllCompletedWaiter: __init__ _decrement_pending_calls add_cancelled add_exception add_result
concurrent.futures._base._AllCompletedWaiter.__init__(): self num_pending_calls stop_on_exception
concurrent.futures._base._AllCompletedWaiter.add_cancelled(): self future
concurrent.futures._base._AllCompletedWaiter.add_exception(): self future
concurrent.futures._base._AllCompletedWaiter.add_result(): self future
concurrent.futures._base._AsCompletedWaiter: __init__ add_cancelled add_exception add_result
concurrent.futures._base._AsCompletedWaiter.__init__(): self
concurrent.futures._base._AsCompletedWaiter.add_cancelled(): self future
concurrent.futures._base._AsCompletedWaiter.add_exception(): self future
concurrent.futures._base._AsCompletedWaiter.add_result(): self future
concurrent.futures._base._FirstCompletedWaiter: add_cancelled add_exception add_result
concurrent.futures._base._FirstCompletedWaiter.add_cancelled(): self future
concurrent.futures._base._FirstCompletedWaiter.add_exception(): self future
concurrent.futures._base._FirstCompletedWaiter.add_result(): self future
concurrent.futures._base._Waiter: __init__ add_cancelled add_exception add_result
concurrent.futures._base._Waiter.__init__(): self
concurrent.futures._base._Waiter.add_cancelled(): self future
concurrent.futures._base._Waiter.add_exception(): self future
concurrent.futures._base._Waiter.add_result(): self future
concurrent.futures._base._create_and_install_waiters(): fs return_when
concurrent.futures._base._result_or_cancel(): fut timeout
concurrent.futures._base._yield_finished_futures(): fs waiter ref_collect
concurrent.futures._base.as_completed(): fs timeout
concurrent.futures._base.wait(): fs timeout return_when
concurrent.futures.as_completed(): fs timeout
concurrent.futures.thread: BrokenThreadPool ThreadPoolExecutor WorkerContext _WorkItem __author__ __name__ _global_shutdown_lock _python_exit _shutdown _threads_queues _worker
concurrent.futures.thread.ThreadPoolExecutor: BROKEN __init__ _adjust_thread_count _counter _initializer_failed prepare_context shutdown submit
concurrent.futures.thread.ThreadPoolExecutor.__init__(): self max_workers thread_name_prefix initializer initargs
concurrent.futures.thread.ThreadPoolExecutor.shutdown(): self wait cancel_futures
concurrent.futures.thread.WorkerContext: __init__ finalize initialize prepare run
concurrent.futures.thread.WorkerContext.__init__(): self initializer initargs
concurrent.futures.thread.WorkerContext.finalize(): self
concurrent.futures.thread.WorkerContext.initialize(): self
concurrent.futures.thread.WorkerContext.run(): self task
concurrent.futures.thread._WorkItem: __class_getitem__ __init__ run
concurrent.futures.thread._WorkItem.__init__(): self future task
concurrent.futures.thread._WorkItem.run(): self ctx
concurrent.futures.thread._worker(): executor_reference ctx work_queue
concurrent.futures.wait(): fs timeout return_when
contextlib: AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack GenericAlias MethodType _AsyncGeneratorContextManager _BaseExitStack _GeneratorContextManager _GeneratorContextManagerBase _RedirectStream __all__ __name__ aclosing asynccontextmanager chdir closing contextmanager deque nullcontext redirect_stderr redirect_stdout suppress wraps
contextlib.AbstractAsyncContextManager: __aenter__ __aexit__ __class_getitem__
contextlib.AbstractContextManager: __class_getitem__ __enter__ __exit__
contextlib.AsyncContextDecorator: __call__ _recreate_cm
contextlib.AsyncExitStack: __aenter__ __aexit__ _create_async_cb_wrapper _create_async_exit_wrapper _push_async_cm_exit aclose enter_async_context push_async_callback push_async_exit
contextlib.AsyncExitStack.aclose(): self
contextlib.AsyncExitStack.enter_async_context(): self cm
contextlib.AsyncExitStack.push_async_exit(): self exit
contextlib.ContextDecorator: __call__ _recreate_cm
contextlib.ExitStack: __enter__ __exit__ close
contextlib.ExitStack.close(): self
contextlib._AsyncGeneratorContextManager: __aenter__ __aexit__
contextlib._BaseExitStack: __init__ _create_cb_wrapper _create_exit_wrapper _push_cm_exit _push_exit_callback callback enter_context pop_all push
contextlib._BaseExitStack.__init__(): self
contextlib._BaseExitStack.enter_context(): self cm
contextlib._BaseExitStack.pop_all(): self
contextlib._BaseExitStack.push(): self exit
contextlib._GeneratorContextManager: __enter__ __exit__
contextlib._GeneratorContextManagerBase: __init__ _recreate_cm
contextlib._GeneratorContextManagerBase.__init__(): self func args kwds
contextlib._RedirectStream: __enter__ __exit__ __init__ _stream
contextlib._RedirectStream.__init__(): self new_target
contextlib.aclosing: __aenter__ __aexit__ __init__
contextlib.aclosing.__init__(): self thing
contextlib.asynccontextmanager(): func
contextlib.chdir: __enter__ __exit__ __init__
contextlib.chdir.__init__(): self path
contextlib.closing: __enter__ __exit__ __init__
contextlib.closing.__init__(): self thing
contextlib.contextmanager(): func
contextlib.nullcontext: __aenter__ __aexit__ __enter__ __exit__ __init__
contextlib.nullcontext.__init__(): self enter_result
contextlib.redirect_stderr: _stream
contextlib.redirect_stdout: _stream
contextlib.suppress: __enter__ __exit__ __init__
contextlib.suppress.__init__(): self
contextlib.wraps(): wrapped assigned updated
contextvars: Context ContextVar Token __all__ __name__ copy_context
copy: Error __all__ __name__ _atomic_types _copy_atomic_types _copy_builtin_containers _deepcopy_dict _deepcopy_dispatch _deepcopy_list _deepcopy_method _deepcopy_tuple _keep_alive _reconstruct copy deepcopy dispatch_table error replace
copy._deepcopy_dict(): x memo deepcopy
copy._deepcopy_list(): x memo deepcopy
copy._deepcopy_method(): x memo
copy._deepcopy_tuple(): x memo deepcopy
copy._keep_alive(): x memo
copy._reconstruct(): x memo func args state listiter dictiter deepcopy
copy.copy(): x
copy.deepcopy(): x memo _nil
dataclasses: Field FrozenInstanceError InitVar KW_ONLY MISSING _ANY_MARKER _ATOMIC_TYPES _DataclassParams _EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE _FIELD_CLASSVAR _FIELD_INITVAR _FuncBuilder _HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _KW_ONLY_TYPE _MISSING_TYPE _MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME __all__ __name__ _add_slots _asdict_inner _astuple_inner _create_slots _dataclass_getstate _dataclass_setstate _field_assign _field_init _fields_in_init_order _frozen_set_del_attr _get_field _get_slots _hash_action _hash_add _hash_exception _hash_set_none _init_fn _init_param _is_classvar _is_dataclass_instance _is_initvar _is_kw_only _is_type _make_annotate_function _process_class _replace _set_new_attribute _tuple_str asdict astuple dataclass field fields is_dataclass make_dataclass recursive_repr replace
dataclasses.Field: __class_getitem__ __init__ __repr__ __set_name__ _field_type compare default default_factory doc hash init kw_only metadata name repr type
dataclasses.Field.__init__(): self default default_factory init repr hash compare metadata kw_only doc
dataclasses.InitVar: __class_getitem__ __init__ __repr__ type
dataclasses.InitVar.__init__(): self type
dataclasses._DataclassParams: __init__ __repr__ eq frozen init kw_only match_args order repr slots unsafe_hash weakref_slot
dataclasses._DataclassParams.__init__(): self init repr eq order unsafe_hash frozen match_args kw_only slots weakref_slot
dataclasses._FIELD_BASE: __init__ __repr__
dataclasses._FIELD_BASE.__init__(): self name
dataclasses._FuncBuilder: __init__ add_fn add_fns_to_class
dataclasses._FuncBuilder.__init__(): self globals
dataclasses._FuncBuilder.add_fn(): self name args body locals return_type overwrite_error unconditional_add decorator annotation_fields
dataclasses._FuncBuilder.add_fns_to_class(): self cls
dataclasses._HAS_DEFAULT_FACTORY_CLASS: __repr__
dataclasses._add_slots(): cls is_frozen weakref_slot defined_fields
dataclasses._asdict_inner(): obj dict_factory
dataclasses._astuple_inner(): obj tuple_factory
dataclasses._create_slots(): defined_fields inherited_slots field_names weakref_slot
dataclasses._dataclass_getstate(): self
dataclasses._dataclass_setstate(): self state
dataclasses._field_assign(): frozen name value self_name
dataclasses._field_init(): f frozen globals self_name slots
dataclasses._fields_in_init_order(): fields
dataclasses._frozen_set_del_attr(): cls fields func_builder
dataclasses._get_field(): cls a_name a_type default_kw_only
dataclasses._get_slots(): cls
dataclasses._hash_add(): cls fields func_builder
dataclasses._hash_exception(): cls fields func_builder
dataclasses._hash_set_none(): cls fields func_builder
dataclasses._init_fn(): fields std_fields kw_only_fields frozen has_post_init self_name func_builder slots
dataclasses._init_param(): f
dataclasses._is_classvar(): a_type typing
dataclasses._is_dataclass_instance(): obj
dataclasses._is_initvar(): a_type dataclasses
dataclasses._is_kw_only(): a_type dataclasses
dataclasses._is_type(): annotation cls a_module a_type is_type_predicate
dataclasses._make_annotate_function(): __class__ method_name annotation_fields return_type
dataclasses._process_class(): cls init repr eq order unsafe_hash frozen match_args kw_only slots weakref_slot
dataclasses._set_new_attribute(): cls name value
dataclasses._tuple_str(): obj_name fields
dataclasses.asdict(): obj dict_factory
dataclasses.astuple(): obj tuple_factory
dataclasses.dataclass(): init repr eq order unsafe_hash frozen match_args kw_only slots weakref_slot
dataclasses.field(): default default_factory init repr hash compare metadata kw_only doc
dataclasses.fields(): class_or_instance
dataclasses.is_dataclass(): obj
dataclasses.make_dataclass(): cls_name fields bases namespace init repr eq order unsafe_hash frozen match_args kw_only slots weakref_slot module decorator
dataclasses.recursive_repr(): fillvalue
datetime: MAXYEAR MINYEAR UTC __all__ __name__ date datetime datetime_CAPI time timedelta timezone tzinfo
datetime.date: __add__ __eq__ __format__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __radd__ __reduce__ __replace__ __repr__ __rsub__ __str__ __sub__ ctime day fromisocalendar fromisoformat fromordinal fromtimestamp isocalendar isoformat isoweekday max min month replace resolution strftime strptime timetuple today toordinal weekday year
datetime.datetime: __add__ __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __radd__ __reduce__ __reduce_ex__ __replace__ __repr__ __rsub__ __str__ __sub__ astimezone combine ctime date dst fold fromisoformat fromtimestamp hour isoformat max microsecond min minute now replace resolution second strptime time timestamp timetuple timetz tzinfo tzname utcfromtimestamp utcnow utcoffset utctimetuple
datetime.time: __eq__ __format__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __replace__ __repr__ __str__ dst fold fromisoformat hour isoformat max microsecond min minute replace resolution second strftime strptime tzinfo tzname utcoffset
datetime.timedelta: __abs__ __add__ __bool__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __hash__ __le__ __lt__ __mod__ __mul__ __ne__ __neg__ __new__ __pos__ __radd__ __rdivmod__ __reduce__ __repr__ __rfloordiv__ __rmod__ __rmul__ __rsub__ __rtruediv__ __str__ __sub__ __truediv__ days max microseconds min resolution seconds total_seconds
datetime.timezone: __eq__ __ge__ __getinitargs__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __repr__ __str__ dst fromutc max min tzname utc utcoffset
datetime.tzinfo: __new__ __reduce__ dst fromutc tzname utcoffset
dis: ArgResolver BINARY_OP Bytecode CACHE CALL_INTRINSIC_1 CALL_INTRINSIC_2 COMPILER_FLAG_NAMES CONTAINS_OP CONVERT_VALUE END_ASYNC_FOR ENTER_EXECUTOR EXTENDED_ARG FOR_ITER FUNCTION_ATTR_FLAGS Formatter HAVE_ARGUMENT IS_OP Instruction JUMP_BACKWARD LOAD_ATTR LOAD_COMMON_CONSTANT LOAD_FAST_BORROW_LOAD_FAST_BORROW LOAD_FAST_LOAD_FAST LOAD_GLOBAL LOAD_SMALL_INT LOAD_SPECIAL LOAD_SUPER_ATTR Positions SEND SET_FUNCTION_ATTRIBUTE STORE_FAST_LOAD_FAST STORE_FAST_STORE_FAST UNKNOWN _ExceptionTableEntry _ExceptionTableEntryBase _INT_BITS _INT_OVERFLOW _Instruction _NO_LINENO _OPARG_WIDTH _OPNAME_WIDTH _Unknown __all__ __name__ _all_opmap _all_opname _cache_format _common_constants _deoptop _disassemble_bytes _disassemble_recursive _disassemble_str _find_imports _find_store_names _format_code_info _get_cache_size _get_code_array _get_code_object _get_const_info _get_const_value _get_instructions_bytes _get_jump_target _get_lineno_width _get_name_info _get_positions_width _have_code _inline_cache_entries _intrinsic_1_descs _intrinsic_2_descs _is_backward_jump _make_labels_map _nb_ops _parse_exception_table _parse_varint _special_method_names _specializations _specialized_opmap _try_compile _unpack_opargs cmp_op code_info deoptmap dis disassemble disco distb findlabels findlinestarts get_executor get_instructions hasarg hascompare hasconst hasexc hasfree hasjabs hasjrel hasjump haslocal hasname main name op opmap opname pretty_flags print_instructions show_code stack_effect
dis.ArgResolver: __init__ get_argval_argrepr get_label_for_offset offset_from_jump_arg
dis.ArgResolver.__init__(): self co_consts names varname_from_oparg labels_map
dis.ArgResolver.get_argval_argrepr(): self op arg offset
dis.ArgResolver.get_label_for_offset(): self offset
dis.ArgResolver.offset_from_jump_arg(): self op arg offset
dis.Bytecode: __init__ __iter__ __repr__ dis from_traceback info
dis.Bytecode.__init__(): self x first_line current_offset show_caches adaptive show_offsets show_positions
dis.Bytecode.dis(): self
dis.Bytecode.info(): self
dis.Formatter: __init__ print_exception_table print_instruction print_instruction_line
dis.Formatter.__init__(): self file lineno_width offset_width label_width line_offset show_caches show_positions
dis.Formatter.print_exception_table(): self exception_entries
dis.Formatter.print_instruction(): self instr mark_as_current
dis.Formatter.print_instruction_line(): self instr mark_as_current
dis.Instruction: __str__ baseopcode baseopname cache_offset end_offset is_jump_target jump_target make oparg
dis.Positions: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace col_offset end_col_offset end_lineno lineno
dis._ExceptionTableEntryBase: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace depth end lasti start target
dis._Instruction: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace arg argrepr argval cache_info label line_number offset opcode opname positions start_offset starts_line
dis._Unknown: __repr__
dis._deoptop(): op
dis._disassemble_bytes(): code lasti linestarts line_offset exception_entries co_positions original_code arg_resolver formatter
dis._disassemble_recursive(): co file depth show_caches adaptive show_offsets show_positions
dis._disassemble_str(): source
dis._find_imports(): co
dis._find_store_names(): co
dis._format_code_info(): co
dis._get_cache_size(): opname
dis._get_code_array(): co adaptive
dis._get_code_object(): x
dis._get_const_info(): op arg co_consts
dis._get_const_value(): op arg co_consts
dis._get_instructions_bytes(): code linestarts line_offset co_positions original_code arg_resolver
dis._get_jump_target(): op arg offset
dis._get_lineno_width(): linestarts
dis._get_name_info(): name_index get_name
dis._get_positions_width(): code
dis._is_backward_jump(): op
dis._make_labels_map(): original_code exception_entries
dis._parse_exception_table(): code
dis._parse_varint(): iterator
dis._try_compile(): source name
dis._unpack_opargs(): code
dis.code_info(): x
dis.dis(): x file depth show_caches adaptive show_offsets show_positions
dis.disassemble(): co lasti file show_caches adaptive show_offsets show_positions
dis.disco(): co lasti file show_caches adaptive show_offsets show_positions
dis.distb(): tb file show_caches adaptive show_offsets show_positions
dis.findlabels(): code
dis.findlinestarts(): code
dis.get_executor(): code offset
dis.get_instructions(): x first_line show_caches adaptive
dis.main(): args
dis.pretty_flags(): flags
dis.print_instructions(): instrs exception_entries formatter lasti
dis.show_code(): co file
dis.stack_effect(): jump
enum: CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumDict EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE _EnumDict __all__ __name__ _auto_null _dataclass_repr _high_bit _is_descriptor _is_dunder _is_internal_class _is_private _is_single_bit _is_sunder _iter_bits_lsb _make_class_unpicklable _not_given _old_convert_ _proto_member _reduce_ex_by_global_name _simple_enum _stdlib_enums _test_simple_enum auto bin global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property show_flag_values unique verify
enum.Enum: __copy__ __deepcopy__ __dir__ __format__ __hash__ __new__ __reduce_ex__ __repr__ __str__ _add_alias_ _add_value_alias_ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _missing_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_ name value
enum.EnumCheck: CONTINUOUS NAMED_FLAGS UNIQUE __format__ __new__ __str__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.EnumDict: __init__ __setitem__ member_names update
enum.EnumDict.__init__(): self cls_name
enum.EnumDict.update(): self members
enum.EnumType: __bool__ __call__ __contains__ __delattr__ __dir__ __getitem__ __iter__ __len__ __members__ __new__ __prepare__ __repr__ __reversed__ __setattr__ __signature__ _add_member_ _check_for_existing_members_ _convert_ _create_ _find_data_repr_ _find_data_type_ _find_new_ _get_mixins_
enum.Flag: __and__ __bool__ __contains__ __invert__ __iter__ __len__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __str__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _get_value _hashable_values_ _inverted_ _iter_member_ _iter_member_by_def_ _iter_member_by_value_ _member_map_ _member_names_ _member_type_ _missing_ _new_member_ _numeric_repr_ _singles_mask_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.FlagBoundary: CONFORM EJECT KEEP STRICT __format__ __new__ __str__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.IntEnum: __format__ __new__ __repr__ __str__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.IntFlag: __and__ __format__ __invert__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __str__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _hashable_values_ _inverted_ _member_map_ _member_names_ _member_type_ _new_member_ _singles_mask_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.ReprEnum: __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum.StrEnum: __format__ __new__ __new_member__ __repr__ __str__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
enum._dataclass_repr(): self
enum._high_bit(): value
enum._is_descriptor(): obj
enum._is_dunder(): name
enum._is_internal_class(): cls_name obj
enum._is_private(): cls_name name
enum._is_single_bit(): num
enum._is_sunder(): name
enum._iter_bits_lsb(): num
enum._make_class_unpicklable(): obj
enum._old_convert_(): etype name module filter source boundary
enum._proto_member: __init__ __set_name__
enum._proto_member.__init__(): self value
enum._reduce_ex_by_global_name(): self proto
enum._simple_enum(): etype boundary use_args
enum._test_simple_enum(): checked_enum simple_enum
enum.auto: __init__ __repr__
enum.auto.__init__(): self value
enum.bin(): num max_bits
enum.global_enum(): cls update_str
enum.global_enum_repr(): self
enum.global_flag_repr(): self
enum.global_str(): self
enum.member: __init__
enum.member.__init__(): self value
enum.nonmember: __init__
enum.nonmember.__init__(): self value
enum.pickle_by_enum_name(): self proto
enum.pickle_by_global_name(): self proto
enum.property: __delete__ __get__ __set__ __set_name__ _attr_type _cls_type member
enum.show_flag_values(): value
enum.unique(): enumeration
enum.verify: __call__ __init__
enum.verify.__init__(): self
errno: E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EFTYPE EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL __name__ errorcode
functools: GenericAlias MappingProxyType MethodType Placeholder RLock UnionType WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _NOT_FOUND _PlaceholderType __all__ __name__ _c3_merge _c3_mro _compose_mro _convert _find_impl _ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le _gt_from_lt _initial_missing _le_from_ge _le_from_gt _le_from_lt _lru_cache_wrapper _lt_from_ge _lt_from_gt _lt_from_le _make_key _partial_new _partial_prepare_merger _partial_repr _singledispatchmethod_get _unwrap_partial _unwrap_partialmethod cache cached_property cmp_to_key get_cache_token itemgetter lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps
functools.CacheInfo: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace currsize hits maxsize misses
functools._PlaceholderType: __new__ __reduce__ __repr__
functools._c3_merge(): sequences
functools._c3_mro(): cls abcs
functools._compose_mro(): cls types
functools._find_impl(): cls registry
functools._ge_from_gt(): self other
functools._ge_from_le(): self other
functools._ge_from_lt(): self other
functools._gt_from_ge(): self other
functools._gt_from_le(): self other
functools._gt_from_lt(): self other
functools._le_from_ge(): self other
functools._le_from_gt(): self other
functools._le_from_lt(): self other
functools._lru_cache_wrapper: __call__ __copy__ __deepcopy__ __get__ __new__ __reduce__ cache_clear cache_info
functools._lt_from_ge(): self other
functools._lt_from_gt(): self other
functools._lt_from_le(): self other
functools._make_key(): args kwds typed kwd_mark fasttypes tuple type len
functools._partial_prepare_merger(): args
functools._partial_repr(): self
functools._singledispatchmethod_get: __call__ __getattr__ __init__ __repr__ __wrapped__ register
functools._singledispatchmethod_get.__init__(): self unbound obj cls
functools._unwrap_partial(): func
functools._unwrap_partialmethod(): func
functools.cached_property: __class_getitem__ __get__ __init__ __set_name__
functools.cached_property.__init__(): self func
functools.cmp_to_key(): mycmp
functools.lru_cache(): maxsize typed
functools.namedtuple(): typename field_names rename defaults module
functools.partial: __call__ __class_getitem__ __delattr__ __get__ __getattribute__ __new__ __reduce__ __repr__ __setattr__ __setstate__ __vectorcalloffset__ args func keywords
functools.partialmethod: __class_getitem__ __get__ __isabstractmethod__ __new__ __repr__ _make_unbound_method
functools.recursive_repr(): fillvalue
functools.singledispatch(): func
functools.singledispatchmethod: __get__ __init__ __isabstractmethod__ __repr__ register
functools.singledispatchmethod.__init__(): self func
functools.singledispatchmethod.register(): self cls method
functools.total_ordering(): cls
functools.update_wrapper(): wrapper wrapped assigned updated
functools.wraps(): wrapped assigned updated
gc: DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE __name__ callbacks collect disable enable freeze garbage get_count get_debug get_freeze_count get_objects get_referents get_referrers get_stats get_threshold is_finalized is_tracked isenabled set_debug set_threshold unfreeze
gc.collect(): generation
gc.get_objects(): generation
hashlib: __all__ __block_openssl_constructor __builtin_constructor_cache __get_builtin_constructor __name__ algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new pbkdf2_hmac scrypt sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256
hashlib.__get_builtin_constructor(): name
hashlib.file_digest(): _bufsize
hashlib.md5(): data usedforsecurity string
hashlib.new(): name
hashlib.pbkdf2_hmac(): hash_name password salt iterations dklen
hashlib.scrypt(): password salt n r p maxmem dklen
hashlib.sha1(): data usedforsecurity string
hashlib.sha224(): data usedforsecurity string
hashlib.sha256(): data usedforsecurity string
hashlib.sha384(): data usedforsecurity string
hashlib.sha3_224(): data usedforsecurity string
hashlib.sha3_256(): data usedforsecurity string
hashlib.sha3_384(): data usedforsecurity string
hashlib.sha3_512(): data usedforsecurity string
hashlib.sha512(): data usedforsecurity string
hashlib.shake_128(): data usedforsecurity string
hashlib.shake_256(): data usedforsecurity string
heapq: __about__ __all__ __name__ _heapify_max _heappop_max _heappush_max _heappushpop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max heapify heapify_max heappop heappop_max heappush heappush_max heappushpop heappushpop_max heapreplace heapreplace_max merge nlargest nsmallest
heapq._siftdown(): heap startpos pos
heapq._siftdown_max(): heap startpos pos
heapq._siftup(): heap pos
heapq._siftup_max(): heap pos
heapq.merge(): key reverse
heapq.nlargest(): n iterable key
heapq.nsmallest(): n iterable key
inspect: AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED ArgInfo Arguments Attribute BlockFinder BoundArguments BufferFlags CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_HAS_DOCSTRING CO_ITERABLE_COROUTINE CO_METHOD CO_NESTED CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock Format ForwardRef FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED GEN_RUNNING GEN_SUSPENDED OrderedDict Parameter Signature TPFLAGS_IS_ABSTRACT Traceback _FrameInfo _KEYWORD_ONLY _NonUserDefinedCallables _POSITIONAL_ONLY _POSITIONAL_OR_KEYWORD _ParameterKind _Traceback _VAR_KEYWORD _VAR_POSITIONAL __all__ __author__ __name__ _check_class _check_instance _descriptor_get _empty _filesbymodname _findclass _finddoc _get_code_position _get_code_position_from_tb _get_dunder_dict_of_class _getmembers _has_code_flag _has_coroutine_mark _is_coroutine_mark _main _missing_arguments _sentinel _shadowed_dict _shadowed_dict_from_weakref_mro_tuple _signature_bound_method _signature_from_builtin _signature_from_callable _signature_from_function _signature_fromstr _signature_get_partial _signature_get_user_defined_method _signature_is_builtin _signature_is_functionlike _signature_strip_non_python_syntax _static_getmro _too_many _void attrgetter classify_class_attrs cleandoc currentframe findsource formatannotation formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues getasyncgenlocals getasyncgenstate getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes getsource getsourcefile getsourcelines indentsize isabstract isasyncgen isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor iskeyword ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule ispackage isroutine istraceback make_weakref markcoroutinefunction modulesbyfile namedtuple signature stack trace unwrap walktree
inspect.ArgInfo: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace args keywords locals varargs
inspect.Arguments: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace args varargs varkw
inspect.Attribute: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace defining_class kind name object
inspect.BlockFinder: __init__ tokeneater
inspect.BlockFinder.__init__(): self
inspect.BlockFinder.tokeneater(): self type token srowcol erowcol line
inspect.BoundArguments: __eq__ __getstate__ __hash__ __init__ __repr__ __setstate__ _signature apply_defaults args arguments kwargs signature
inspect.BoundArguments.__init__(): self signature arguments
inspect.BoundArguments.apply_defaults(): self
inspect.BufferFlags: ANY_CONTIGUOUS CONTIG CONTIG_RO C_CONTIGUOUS FORMAT FULL FULL_RO F_CONTIGUOUS INDIRECT ND READ RECORDS RECORDS_RO SIMPLE STRIDED STRIDED_RO STRIDES WRITABLE WRITE __and__ __format__ __invert__ __new__ __or__ __rand__ __ror__ __rxor__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _hashable_values_ _inverted_ _member_map_ _member_names_ _member_type_ _new_member_ _singles_mask_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
inspect.ClosureVars: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace builtins globals nonlocals unbound
inspect.FrameInfo: __new__ __repr__
inspect.FullArgSpec: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace annotations args defaults kwonlyargs kwonlydefaults varargs varkw
inspect.Parameter: KEYWORD_ONLY POSITIONAL_ONLY POSITIONAL_OR_KEYWORD VAR_KEYWORD VAR_POSITIONAL __eq__ __hash__ __init__ __reduce__ __replace__ __repr__ __setstate__ __str__ _annotation _default _format _kind _name annotation default empty kind name replace
inspect.Parameter.__init__(): self name kind default annotation
inspect.Parameter.replace(): self name kind annotation default
inspect.Signature: __eq__ __hash__ __init__ __reduce__ __replace__ __repr__ __setstate__ __str__ _bind _bound_arguments_cls _hash_basis _parameter_cls _parameters _return_annotation bind bind_partial empty format from_callable parameters replace return_annotation
inspect.Signature.__init__(): self parameters return_annotation __validate_parameters__
inspect.Signature.format(): self max_width quote_annotation_strings
inspect.Signature.replace(): self parameters return_annotation
inspect.Traceback: __new__ __repr__
inspect._FrameInfo: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace code_context filename frame function index lineno
inspect._ParameterKind: KEYWORD_ONLY POSITIONAL_ONLY POSITIONAL_OR_KEYWORD VAR_KEYWORD VAR_POSITIONAL __format__ __new__ __new_member__ __str__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
inspect._Traceback: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace code_context filename function index lineno
inspect._check_class(): klass attr
inspect._check_instance(): obj attr
inspect._descriptor_get(): descriptor obj
inspect._findclass(): func
inspect._finddoc(): obj
inspect._get_code_position(): code instruction_index
inspect._get_code_position_from_tb(): tb
inspect._getmembers(): object predicate getter
inspect._has_code_flag(): f flag
inspect._has_coroutine_mark(): f
inspect._missing_arguments(): f_name argnames pos values
inspect._shadowed_dict(): klass
inspect._signature_bound_method(): sig
inspect._signature_from_builtin(): cls func skip_bound_arg
inspect._signature_from_callable(): obj follow_wrapper_chains skip_bound_arg globals locals eval_str sigcls annotation_format
inspect._signature_from_function(): cls func skip_bound_arg globals locals eval_str annotation_format
inspect._signature_fromstr(): cls obj s skip_bound_arg
inspect._signature_get_partial(): wrapped_sig partial extra_args
inspect._signature_get_user_defined_method(): cls method_name follow_wrapper_chains
inspect._signature_is_builtin(): obj
inspect._signature_is_functionlike(): obj
inspect._signature_strip_non_python_syntax(): signature
inspect._too_many(): f_name args kwonly varargs defcount given values
inspect.classify_class_attrs(): cls
inspect.cleandoc(): doc
inspect.findsource(): object
inspect.formatannotation(): annotation base_module quote_annotation_strings
inspect.formatannotationrelativeto(): object
inspect.formatargvalues(): args varargs varkw locals formatarg formatvarargs formatvarkw formatvalue
inspect.get_annotations(): obj globals locals eval_str format
inspect.getabsfile(): object _filename
inspect.getargs(): co
inspect.getargvalues(): frame
inspect.getasyncgenlocals(): agen
inspect.getasyncgenstate(): agen
inspect.getattr_static(): obj attr default
inspect.getblock(): lines
inspect.getclasstree(): classes unique
inspect.getclosurevars(): func
inspect.getcomments(): object
inspect.getcoroutinelocals(): coroutine
inspect.getcoroutinestate(): coroutine
inspect.getdoc(): object
inspect.getfile(): object
inspect.getframeinfo(): frame context
inspect.getfullargspec(): func
inspect.getgeneratorlocals(): generator
inspect.getgeneratorstate(): generator
inspect.getinnerframes(): tb context
inspect.getlineno(): frame
inspect.getmembers(): object predicate
inspect.getmembers_static(): object predicate
inspect.getmodule(): object _filename
inspect.getmodulename(): path
inspect.getmro(): cls
inspect.getouterframes(): frame context
inspect.getsource(): object
inspect.getsourcefile(): object
inspect.getsourcelines(): object
inspect.indentsize(): line
inspect.isabstract(): object
inspect.isasyncgen(): object
inspect.isasyncgenfunction(): obj
inspect.isawaitable(): object
inspect.isbuiltin(): object
inspect.isclass(): object
inspect.iscode(): object
inspect.iscoroutine(): object
inspect.iscoroutinefunction(): obj
inspect.isdatadescriptor(): object
inspect.isframe(): object
inspect.isfunction(): object
inspect.isgenerator(): object
inspect.isgeneratorfunction(): obj
inspect.isgetsetdescriptor(): object
inspect.ismemberdescriptor(): object
inspect.ismethod(): object
inspect.ismethoddescriptor(): object
inspect.ismethodwrapper(): object
inspect.ismodule(): object
inspect.ispackage(): object
inspect.isroutine(): object
inspect.istraceback(): object
inspect.markcoroutinefunction(): func
inspect.namedtuple(): typename field_names rename defaults module
inspect.signature(): obj follow_wrapped globals locals eval_str annotation_format
inspect.stack(): context
inspect.trace(): context
inspect.unwrap(): func stop
inspect.walktree(): classes children parent
io: BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO DEFAULT_BUFFER_SIZE FileIO GenericAlias IOBase IncrementalNewlineDecoder RawIOBase Reader SEEK_CUR SEEK_END SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation Writer __all__ __author__ __name__ _check_methods open open_code text_encoding
io.Reader: __class_getitem__ read
io.Writer: __class_getitem__ write
io._check_methods(): C
io.open(): file mode buffering encoding errors newline closefd opener
io.open_code(): path
itertools: __name__ _grouper _tee _tee_dataobject accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest
itertools._grouper: __getattribute__ __iter__ __new__ __next__
itertools._tee: __copy__ __iter__ __new__ __next__
itertools._tee_dataobject: __getattribute__ __new__
itertools.accumulate: __getattribute__ __iter__ __new__ __next__
itertools.batched: __getattribute__ __iter__ __new__ __next__
itertools.chain: __class_getitem__ __getattribute__ __iter__ __new__ __next__ from_iterable
itertools.combinations: __getattribute__ __iter__ __new__ __next__ __sizeof__
itertools.combinations_with_replacement: __getattribute__ __iter__ __new__ __next__ __sizeof__
itertools.compress: __getattribute__ __iter__ __new__ __next__
itertools.count: __getattribute__ __iter__ __new__ __next__ __repr__
itertools.cycle: __getattribute__ __iter__ __new__ __next__
itertools.dropwhile: __getattribute__ __iter__ __new__ __next__
itertools.filterfalse: __getattribute__ __iter__ __new__ __next__
itertools.groupby: __getattribute__ __iter__ __new__ __next__
itertools.islice: __getattribute__ __iter__ __new__ __next__
itertools.pairwise: __getattribute__ __iter__ __new__ __next__
itertools.permutations: __getattribute__ __iter__ __new__ __next__ __sizeof__
itertools.product: __getattribute__ __iter__ __new__ __next__ __sizeof__
itertools.repeat: __getattribute__ __iter__ __length_hint__ __new__ __next__ __repr__
itertools.starmap: __getattribute__ __iter__ __new__ __next__
itertools.takewhile: __getattribute__ __iter__ __new__ __next__
itertools.zip_longest: __getattribute__ __iter__ __new__ __next__
json: JSONDecodeError JSONDecoder JSONEncoder __all__ __author__ __name__ __version__ _default_decoder _default_encoder decoder detect_encoding dump dumps encoder load loads scanner
json.decoder: BACKSLASH FLAGS HEXDIGITS JSONArray JSONDecodeError JSONDecoder JSONObject NaN NegInf PosInf STRINGCHUNK WHITESPACE WHITESPACE_STR _CONSTANTS __all__ __name__ _decode_uXXXX c_scanstring py_scanstring scanstring
json.decoder.JSONArray(): s_and_end scan_once _w _ws
json.decoder.JSONDecodeError: __init__ __reduce__
json.decoder.JSONDecodeError.__init__(): self msg doc pos
json.decoder.JSONDecoder: __init__ decode raw_decode
json.decoder.JSONDecoder.__init__(): self object_hook parse_float parse_int parse_constant strict object_pairs_hook
json.decoder.JSONDecoder.decode(): self s _w
json.decoder.JSONDecoder.raw_decode(): self s idx
json.decoder.JSONObject(): s_and_end strict scan_once object_hook object_pairs_hook memo _w _ws
json.decoder._decode_uXXXX(): s pos _m
json.decoder.py_scanstring(): s end strict _b _m
json.detect_encoding(): b
json.dump(): obj fp skipkeys ensure_ascii check_circular allow_nan cls indent separators default sort_keys
json.dumps(): obj skipkeys ensure_ascii check_circular allow_nan cls indent separators default sort_keys
json.encoder: ESCAPE ESCAPE_ASCII ESCAPE_DCT HAS_UTF8 INFINITY JSONEncoder __name__ _make_iterencode c_encode_basestring c_encode_basestring_ascii c_make_encoder encode_basestring encode_basestring_ascii py_encode_basestring py_encode_basestring_ascii
json.encoder.JSONEncoder: __init__ default encode item_separator iterencode key_separator
json.encoder.JSONEncoder.__init__(): self skipkeys ensure_ascii check_circular allow_nan sort_keys indent separators default
json.encoder.JSONEncoder.default(): self o
json.encoder.JSONEncoder.encode(): self o
json.encoder.JSONEncoder.iterencode(): self o _one_shot
json.encoder._make_iterencode(): markers _default _encoder _indent _floatstr _key_separator _item_separator _sort_keys _skipkeys _one_shot ValueError dict float id int isinstance list str tuple _intstr
json.encoder.py_encode_basestring(): s
json.encoder.py_encode_basestring_ascii(): s
json.load(): fp cls object_hook parse_float parse_int parse_constant object_pairs_hook
json.loads(): s cls object_hook parse_float parse_int parse_constant object_pairs_hook
keyword: __all__ __name__ iskeyword issoftkeyword kwlist softkwlist
logging: BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter GenericAlias Handler INFO LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle StreamHandler StringTemplateStyle Template WARN WARNING _STYLES _StderrHandler __all__ __author__ __date__ __name__ __status__ __version__ _addHandlerRef _afterFork _after_at_fork_child_reinit_locks _at_fork_reinit_lock_weakset _checkLevel _defaultFormatter _defaultLastResort _handlerList _handlers _is_internal_frame _levelToName _lock _logRecordFactory _loggerClass _nameToLevel _prepareFork _register_at_fork_reinit_lock _removeHandlerRef _showwarning _srcfile _startTime _str_formatter _warnings_showwarning addLevelName basicConfig captureWarnings critical currentframe debug disable error exception fatal getHandlerByName getHandlerNames getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info lastResort log logAsyncioTasks logMultiprocessing logProcesses logThreads makeLogRecord raiseExceptions root setLogRecordFactory setLoggerClass shutdown warn warning
logging.BufferingFormatter: __init__ format formatFooter formatHeader
logging.BufferingFormatter.__init__(): self linefmt
logging.BufferingFormatter.format(): self records
logging.BufferingFormatter.formatFooter(): self records
logging.BufferingFormatter.formatHeader(): self records
logging.FileHandler: __init__ __repr__ _open close emit
logging.FileHandler.__init__(): self filename mode encoding delay errors
logging.FileHandler.close(): self
logging.FileHandler.emit(): self record
logging.Filter: __init__ filter
logging.Filter.__init__(): self name
logging.Filter.filter(): self record
logging.Filterer: __init__ addFilter filter removeFilter
logging.Filterer.__init__(): self
logging.Filterer.addFilter(): self filter
logging.Filterer.filter(): self record
logging.Filterer.removeFilter(): self filter
logging.Formatter: __init__ converter default_msec_format default_time_format format formatException formatMessage formatStack formatTime usesTime
logging.Formatter.__init__(): self fmt datefmt style validate defaults
logging.Formatter.format(): self record
logging.Formatter.formatException(): self ei
logging.Formatter.formatMessage(): self record
logging.Formatter.formatStack(): self stack_info
logging.Formatter.formatTime(): self record datefmt
logging.Formatter.usesTime(): self
logging.Handler: __init__ __repr__ _at_fork_reinit acquire close createLock emit flush format get_name handle handleError name release setFormatter setLevel set_name
logging.Handler.__init__(): self level
logging.Handler.acquire(): self
logging.Handler.close(): self
logging.Handler.createLock(): self
logging.Handler.emit(): self record
logging.Handler.flush(): self
logging.Handler.format(): self record
logging.Handler.get_name(): self
logging.Handler.handle(): self record
logging.Handler.handleError(): self record
logging.Handler.release(): self
logging.Handler.setFormatter(): self fmt
logging.Handler.setLevel(): self level
logging.Handler.set_name(): self name
logging.LogRecord: __init__ __repr__ getMessage
logging.LogRecord.__init__(): self name level pathname lineno msg args exc_info func sinfo
logging.LogRecord.getMessage(): self
logging.Logger: __init__ __reduce__ __repr__ _log addHandler callHandlers critical debug error exception fatal findCaller getChild getChildren getEffectiveLevel handle hasHandlers info isEnabledFor log makeRecord manager removeHandler root setLevel warn warning
logging.Logger.__init__(): self name level
logging.Logger.addHandler(): self hdlr
logging.Logger.callHandlers(): self record
logging.Logger.critical(): self msg
logging.Logger.debug(): self msg
logging.Logger.error(): self msg
logging.Logger.exception(): self msg exc_info
logging.Logger.fatal(): self msg
logging.Logger.findCaller(): self stack_info stacklevel
logging.Logger.getChild(): self suffix
logging.Logger.getChildren(): self
logging.Logger.getEffectiveLevel(): self
logging.Logger.handle(): self record
logging.Logger.hasHandlers(): self
logging.Logger.info(): self msg
logging.Logger.isEnabledFor(): self level
logging.Logger.log(): self level msg
logging.Logger.makeRecord(): self name level fn lno msg args exc_info func extra sinfo
logging.Logger.removeHandler(): self hdlr
logging.Logger.setLevel(): self level
logging.Logger.warn(): self msg
logging.Logger.warning(): self msg
logging.LoggerAdapter: __class_getitem__ __init__ __repr__ _log critical debug error exception getEffectiveLevel hasHandlers info isEnabledFor log manager name process setLevel warn warning
logging.LoggerAdapter.__init__(): self logger extra merge_extra
logging.LoggerAdapter.critical(): self msg
logging.LoggerAdapter.debug(): self msg
logging.LoggerAdapter.error(): self msg
logging.LoggerAdapter.exception(): self msg exc_info
logging.LoggerAdapter.getEffectiveLevel(): self
logging.LoggerAdapter.hasHandlers(): self
logging.LoggerAdapter.info(): self msg
logging.LoggerAdapter.isEnabledFor(): self level
logging.LoggerAdapter.log(): self level msg
logging.LoggerAdapter.process(): self msg kwargs
logging.LoggerAdapter.setLevel(): self level
logging.LoggerAdapter.warn(): self msg
logging.LoggerAdapter.warning(): self msg
logging.Manager: __init__ _clear_cache _fixupChildren _fixupParents disable getLogger setLogRecordFactory setLoggerClass
logging.Manager.__init__(): self rootnode
logging.Manager.getLogger(): self name
logging.Manager.setLogRecordFactory(): self factory
logging.Manager.setLoggerClass(): self klass
logging.NullHandler: _at_fork_reinit createLock emit handle
logging.NullHandler.createLock(): self
logging.NullHandler.emit(): self record
logging.NullHandler.handle(): self record
logging.PercentStyle: __init__ _format asctime_format asctime_search default_format format usesTime validate validation_pattern
logging.PercentStyle.__init__(): self fmt defaults
logging.PercentStyle.format(): self record
logging.PercentStyle.usesTime(): self
logging.PercentStyle.validate(): self
logging.PlaceHolder: __init__ append
logging.PlaceHolder.__init__(): self alogger
logging.PlaceHolder.append(): self alogger
logging.RootLogger: __init__ __reduce__
logging.RootLogger.__init__(): self level
logging.StrFormatStyle: _format asctime_format asctime_search default_format field_spec fmt_spec validate
logging.StrFormatStyle.validate(): self
logging.StreamHandler: __class_getitem__ __init__ __repr__ emit flush setStream terminator
logging.StreamHandler.__init__(): self stream
logging.StreamHandler.emit(): self record
logging.StreamHandler.flush(): self
logging.StreamHandler.setStream(): self stream
logging.StringTemplateStyle: __init__ _format asctime_format asctime_search default_format usesTime validate
logging.StringTemplateStyle.__init__(): self
logging.StringTemplateStyle.usesTime(): self
logging.StringTemplateStyle.validate(): self
logging._StderrHandler: __init__ stream
logging._StderrHandler.__init__(): self level
logging._addHandlerRef(): handler
logging._checkLevel(): level
logging._is_internal_frame(): frame
logging._register_at_fork_reinit_lock(): instance
logging._removeHandlerRef(): wr
logging._showwarning(): message category filename lineno file line
logging.addLevelName(): level levelName
logging.captureWarnings(): capture
logging.critical(): msg
logging.debug(): msg
logging.disable(): level
logging.error(): msg
logging.exception(): msg exc_info
logging.fatal(): msg
logging.getHandlerByName(): name
logging.getLevelName(): level
logging.getLogger(): name
logging.handlers: BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler SYSLOG_TCP_PORT SYSLOG_UDP_PORT SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler _MIDNIGHT __name__
logging.handlers.BaseRotatingHandler: __init__ emit namer rotate rotation_filename rotator
logging.handlers.BaseRotatingHandler.__init__(): self filename mode encoding delay errors
logging.handlers.BaseRotatingHandler.emit(): self record
logging.handlers.BaseRotatingHandler.rotate(): self source dest
logging.handlers.BaseRotatingHandler.rotation_filename(): self default_name
logging.handlers.BufferingHandler: __init__ close emit flush shouldFlush
logging.handlers.BufferingHandler.__init__(): self capacity
logging.handlers.BufferingHandler.close(): self
logging.handlers.BufferingHandler.emit(): self record
logging.handlers.BufferingHandler.flush(): self
logging.handlers.BufferingHandler.shouldFlush(): self record
logging.handlers.DatagramHandler: __init__ makeSocket send
logging.handlers.DatagramHandler.__init__(): self host port
logging.handlers.DatagramHandler.makeSocket(): self
logging.handlers.DatagramHandler.send(): self s
logging.handlers.HTTPHandler: __init__ emit getConnection mapLogRecord
logging.handlers.HTTPHandler.__init__(): self host url method secure credentials context
logging.handlers.HTTPHandler.emit(): self record
logging.handlers.HTTPHandler.getConnection(): self host secure
logging.handlers.HTTPHandler.mapLogRecord(): self record
logging.handlers.MemoryHandler: __init__ close flush setTarget shouldFlush
logging.handlers.MemoryHandler.__init__(): self capacity flushLevel target flushOnClose
logging.handlers.MemoryHandler.close(): self
logging.handlers.MemoryHandler.flush(): self
logging.handlers.MemoryHandler.setTarget(): self target
logging.handlers.MemoryHandler.shouldFlush(): self record
logging.handlers.NTEventLogHandler: __init__ close emit getEventCategory getEventType getMessageID
logging.handlers.NTEventLogHandler.__init__(): self appname dllname logtype
logging.handlers.NTEventLogHandler.close(): self
logging.handlers.NTEventLogHandler.emit(): self record
logging.handlers.NTEventLogHandler.getEventCategory(): self record
logging.handlers.NTEventLogHandler.getEventType(): self record
logging.handlers.NTEventLogHandler.getMessageID(): self record
logging.handlers.QueueHandler: __init__ emit enqueue prepare
logging.handlers.QueueHandler.__init__(): self queue
logging.handlers.QueueHandler.emit(): self record
logging.handlers.QueueHandler.enqueue(): self record
logging.handlers.QueueHandler.prepare(): self record
logging.handlers.QueueListener: __enter__ __exit__ __init__ _monitor _sentinel dequeue enqueue_sentinel handle prepare start stop
logging.handlers.QueueListener.__init__(): self queue respect_handler_level
logging.handlers.QueueListener.dequeue(): self block
logging.handlers.QueueListener.enqueue_sentinel(): self
logging.handlers.QueueListener.handle(): self record
logging.handlers.QueueListener.prepare(): self record
logging.handlers.QueueListener.start(): self
logging.handlers.QueueListener.stop(): self
logging.handlers.RotatingFileHandler: __init__ doRollover shouldRollover
logging.handlers.RotatingFileHandler.__init__(): self filename mode maxBytes backupCount encoding delay errors
logging.handlers.RotatingFileHandler.doRollover(): self
logging.handlers.RotatingFileHandler.shouldRollover(): self record
logging.handlers.SMTPHandler: __init__ emit getSubject
logging.handlers.SMTPHandler.__init__(): self mailhost fromaddr toaddrs subject credentials secure timeout
logging.handlers.SMTPHandler.emit(): self record
logging.handlers.SMTPHandler.getSubject(): self record
logging.handlers.SocketHandler: __init__ close createSocket emit handleError makePickle makeSocket send
logging.handlers.SocketHandler.__init__(): self host port
logging.handlers.SocketHandler.close(): self
logging.handlers.SocketHandler.createSocket(): self
logging.handlers.SocketHandler.emit(): self record
logging.handlers.SocketHandler.handleError(): self record
logging.handlers.SocketHandler.makePickle(): self record
logging.handlers.SocketHandler.makeSocket(): self timeout
logging.handlers.SocketHandler.send(): self s
logging.handlers.SysLogHandler: LOG_ALERT LOG_AUTH LOG_AUTHPRIV LOG_CONSOLE LOG_CRIT LOG_CRON LOG_DAEMON LOG_DEBUG LOG_EMERG LOG_ERR LOG_FTP LOG_INFO LOG_KERN LOG_LOCAL0 LOG_LOCAL1 LOG_LOCAL2 LOG_LOCAL3 LOG_LOCAL4 LOG_LOCAL5 LOG_LOCAL6 LOG_LOCAL7 LOG_LPR LOG_MAIL LOG_NEWS LOG_NOTICE LOG_NTP LOG_SECURITY LOG_SOLCRON LOG_SYSLOG LOG_USER LOG_UUCP LOG_WARNING __init__ _connect_unixsocket append_nul close createSocket emit encodePriority facility_names ident mapPriority priority_map priority_names
logging.handlers.SysLogHandler.__init__(): self address facility socktype timeout
logging.handlers.SysLogHandler.close(): self
logging.handlers.SysLogHandler.createSocket(): self
logging.handlers.SysLogHandler.emit(): self record
logging.handlers.SysLogHandler.encodePriority(): self facility priority
logging.handlers.SysLogHandler.mapPriority(): self levelName
logging.handlers.TimedRotatingFileHandler: __init__ computeRollover doRollover getFilesToDelete shouldRollover
logging.handlers.TimedRotatingFileHandler.__init__(): self filename when interval backupCount encoding delay utc atTime errors
logging.handlers.TimedRotatingFileHandler.computeRollover(): self currentTime
logging.handlers.TimedRotatingFileHandler.doRollover(): self
logging.handlers.TimedRotatingFileHandler.getFilesToDelete(): self
logging.handlers.TimedRotatingFileHandler.shouldRollover(): self record
logging.handlers.WatchedFileHandler: __init__ _statstream emit reopenIfNeeded
logging.handlers.WatchedFileHandler.__init__(): self filename mode encoding delay errors
logging.handlers.WatchedFileHandler.emit(): self record
logging.handlers.WatchedFileHandler.reopenIfNeeded(): self
logging.info(): msg
logging.log(): level msg
logging.makeLogRecord(): dict
logging.setLogRecordFactory(): factory
logging.setLoggerClass(): klass
logging.shutdown(): handlerList
logging.warn(): msg
logging.warning(): msg
math: __name__ acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp
math.isclose(): a b rel_tol abs_tol
math.nextafter(): steps
math.prod(): start
modules: asyncio.__main__ asyncio.base_events asyncio.base_futures asyncio.base_subprocess asyncio.base_tasks asyncio.constants asyncio.coroutines asyncio.events asyncio.exceptions asyncio.format_helpers asyncio.futures asyncio.graph asyncio.locks asyncio.log asyncio.mixins asyncio.proactor_events asyncio.protocols asyncio.queues asyncio.runners asyncio.selector_events asyncio.sslproto asyncio.staggered asyncio.streams asyncio.subprocess asyncio.taskgroups asyncio.tasks asyncio.threads asyncio.timeouts asyncio.tools asyncio.transports asyncio.trsock asyncio.unix_events asyncio.windows_events asyncio.windows_utils concurrent.futures concurrent.futures._base concurrent.futures.interpreter concurrent.futures.process concurrent.futures.thread concurrent.interpreters json.__main__ json.decoder json.encoder json.scanner json.tool logging.config logging.handlers string.templatelib
numbers: ABCMeta Complex Integral Number Rational Real __all__ __name__ abstractmethod
numbers.Complex: __abs__ __add__ __bool__ __complex__ __eq__ __hash__ __mul__ __neg__ __pos__ __pow__ __radd__ __rmul__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ conjugate imag real
numbers.Complex.conjugate(): self
numbers.Integral: __and__ __float__ __index__ __int__ __invert__ __lshift__ __or__ __pow__ __rand__ __rlshift__ __ror__ __rrshift__ __rshift__ __rxor__ __xor__ denominator numerator
numbers.Number: __hash__
numbers.Rational: __float__ denominator numerator
numbers.Real: __ceil__ __complex__ __divmod__ __float__ __floor__ __floordiv__ __le__ __lt__ __mod__ __rdivmod__ __rfloordiv__ __rmod__ __round__ __trunc__ conjugate imag real
numbers.Real.conjugate(): self
numbers.abstractmethod(): funcobj
operator: __abs__ __add__ __all__ __and__ __call__ __concat__ __contains__ __delitem__ __eq__ __floordiv__ __ge__ __getitem__ __gt__ __iadd__ __iand__ __iconcat__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __index__ __inv__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __itruediv__ __ixor__ __le__ __lshift__ __lt__ __matmul__ __mod__ __mul__ __name__ __ne__ __neg__ __not__ __or__ __pos__ __pow__ __rshift__ __setitem__ __sub__ __truediv__ __xor__ _abs abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_none is_not is_not_none isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor
operator.attrgetter: __call__ __getattribute__ __new__ __reduce__ __repr__ __text_signature__ __vectorcalloffset__
operator.itemgetter: __call__ __getattribute__ __new__ __reduce__ __repr__ __text_signature__ __vectorcalloffset__
operator.methodcaller: __call__ __getattribute__ __new__ __reduce__ __repr__ __text_signature__ __vectorcalloffset__
os: CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND CLONE_SYSVSEM CLONE_THREAD CLONE_VM DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY PIDFD_NONBLOCK POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_DEADLINE SCHED_FIFO SCHED_IDLE SCHED_NORMAL SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME TFD_TIMER_CANCEL_ON_SET TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX X_OK _Environ __all__ __name__ _check_methods _create_environ _execvpe _exists _exit _fspath _fwalk _fwalk_close _fwalk_walk _fwalk_yield _get_exports_list _spawnvef _walk_symlinks_as_files _wrap_close abort access altsep chdir chmod chown chroot close closerange confstr confstr_names copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getsid getuid getxattr grantpt initgroups isatty kill killpg lchown linesep link listdir listxattr lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_openpt posix_spawn posix_spawnp pread preadv process_cpu_count ptsname putenv pwrite pwritev read readinto readlink readv register_at_fork reload_environ remove removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setns setpgid setpgrp setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp terminal_size timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime timerfd_settime_ns times times_result truncate ttyname umask uname uname_result unlink unlockpt unsetenv unshare urandom utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev
os.PathLike: __class_getitem__ __fspath__
os.WEXITSTATUS(): status
os.WIFCONTINUED(): status
os.WIFEXITED(): status
os.WIFSIGNALED(): status
os.WIFSTOPPED(): status
os.WSTOPSIG(): status
os.WTERMSIG(): status
os._Environ: __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __or__ __repr__ __ror__ __setitem__ copy setdefault
os._Environ.__init__(): self data encodekey decodekey encodevalue decodevalue
os._Environ.copy(): self
os._Environ.setdefault(): self key value
os._check_methods(): C
os._execvpe(): file args env
os._exists(): name
os._exit(): status
os._fspath(): path
os._fwalk(): stack isbytes topdown onerror follow_symlinks
os._get_exports_list(): module
os._spawnvef(): mode file args env func
os._wrap_close: __enter__ __exit__ __getattr__ __init__ __iter__ close
os._wrap_close.__init__(): self stream proc
os._wrap_close.close(): self
os.access(): path mode dir_fd effective_ids follow_symlinks
os.chdir(): path
os.chown(): path uid gid dir_fd follow_symlinks
os.chroot(): path
os.close(): fd
os.copy_file_range(): src dst count offset_src offset_dst
os.device_encoding(): fd
os.dup2(): fd fd2 inheritable
os.eventfd(): initval flags
os.eventfd_read(): fd
os.eventfd_write(): fd value
os.execl(): file
os.execle(): file
os.execlp(): file
os.execlpe(): file
os.execve(): path argv env
os.execvp(): file args
os.execvpe(): file args env
os.fchdir(): fd
os.fchmod(): fd mode
os.fchown(): fd uid gid
os.fdatasync(): fd
os.fdopen(): fd mode buffering encoding
os.fsdecode(): filename
os.fsencode(): filename
os.fspath(): path
os.fstat(): fd
os.fsync(): fd
os.fwalk(): top topdown onerror follow_symlinks dir_fd
os.get_exec_path(): env
os.getenv(): key default
os.getenvb(): key default
os.getpgid(): pid
os.getpriority(): which who
os.getrandom(): size flags
os.getxattr(): path attribute follow_symlinks
os.lchown(): path uid gid
os.listdir(): path
os.listxattr(): path follow_symlinks
os.lstat(): path dir_fd
os.makedirs(): name mode exist_ok
os.memfd_create(): name flags
os.mkdir(): path mode dir_fd
os.mkfifo(): path mode dir_fd
os.mknod(): path mode device dir_fd
os.open(): path flags mode dir_fd
os.pathconf(): path name
os.pidfd_open(): pid flags
os.popen(): cmd mode buffering
os.posix_spawn(): file_actions setpgroup resetids setsid setsigmask setsigdef scheduler
os.posix_spawnp(): file_actions setpgroup resetids setsid setsigmask setsigdef scheduler
os.readlink(): path dir_fd
os.remove(): path dir_fd
os.removedirs(): name
os.removexattr(): path attribute follow_symlinks
os.rename(): src dst src_dir_fd dst_dir_fd
os.renames(): old new
os.replace(): src dst src_dir_fd dst_dir_fd
os.rmdir(): path dir_fd
os.scandir(): path
os.sched_get_priority_max(): policy
os.sched_get_priority_min(): policy
os.sendfile(): out_fd in_fd offset count
os.setns(): fd nstype
os.setpriority(): which who priority
os.setxattr(): path attribute value flags follow_symlinks
os.spawnl(): mode file
os.spawnle(): mode file
os.spawnlp(): mode file
os.spawnlpe(): mode file
os.spawnv(): mode file args
os.spawnve(): mode file args env
os.spawnvp(): mode file args
os.spawnvpe(): mode file args env
os.splice(): src dst count offset_src offset_dst flags
os.stat(): path dir_fd follow_symlinks
os.stat_result: __match_args__ __new__ __reduce__ __replace__ __repr__ n_fields n_sequence_fields n_unnamed_fields st_atime st_atime_ns st_blksize st_blocks st_ctime st_ctime_ns st_dev st_gid st_ino st_mode st_mtime st_mtime_ns st_nlink st_rdev st_size st_uid
os.statvfs(): path
os.statvfs_result: __match_args__ __new__ __reduce__ __replace__ __repr__ f_bavail f_bfree f_blocks f_bsize f_favail f_ffree f_files f_flag f_frsize f_fsid f_namemax n_fields n_sequence_fields n_unnamed_fields
os.symlink(): src dst target_is_directory dir_fd
os.system(): command
os.terminal_size: __match_args__ __new__ __reduce__ __replace__ __repr__ columns lines n_fields n_sequence_fields n_unnamed_fields
os.timerfd_create(): flags
os.timerfd_settime(): flags initial interval
os.timerfd_settime_ns(): flags initial interval
os.truncate(): path length
os.unlink(): path dir_fd
os.unshare(): flags
os.wait3(): options
os.wait4(): pid options
os.waitstatus_to_exitcode(): status
os.walk(): top topdown onerror followlinks
posixpath: ALLOW_MISSING __all__ __name__ _get_sep _varpattern _varsub _varsubb abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep getatime getctime getmtime getsize isabs isdevdrive isdir isfile isjunction islink ismount join lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext splitroot supports_unicode_filenames
posixpath._get_sep(): path
posixpath.abspath(): path
posixpath.basename(): p
posixpath.commonpath(): paths
posixpath.commonprefix(): m
posixpath.dirname(): p
posixpath.exists(): path
posixpath.expanduser(): path
posixpath.expandvars(): path
posixpath.getatime(): filename
posixpath.getctime(): filename
posixpath.getmtime(): filename
posixpath.getsize(): filename
posixpath.isabs(): s
posixpath.isdevdrive(): path
posixpath.isdir(): s
posixpath.isfile(): path
posixpath.isjunction(): path
posixpath.islink(): path
posixpath.ismount(): path
posixpath.join(): a
posixpath.lexists(): path
posixpath.normcase(): s
posixpath.normpath(): path
posixpath.realpath(): filename strict
posixpath.relpath(): path start
posixpath.samefile(): f1 f2
posixpath.sameopenfile(): fp1 fp2
posixpath.samestat(): s1 s2
posixpath.split(): p
posixpath.splitdrive(): p
posixpath.splitext(): p
posixpath.splitroot(): p
pprint: PrettyPrinter _StringIO __all__ __name__ _builtin_scalars _recursion _safe_key _safe_tuple _wrap_bytes_repr isreadable isrecursive pformat pp pprint saferepr
pprint.PrettyPrinter: __init__ _dispatch _format _format_dict_items _format_items _format_namespace_items _pprint_bytearray _pprint_bytes _pprint_chain_map _pprint_counter _pprint_dataclass _pprint_default_dict _pprint_deque _pprint_dict _pprint_list _pprint_mappingproxy _pprint_ordered_dict _pprint_set _pprint_simplenamespace _pprint_str _pprint_tuple _pprint_user_dict _pprint_user_list _pprint_user_string _repr _safe_repr format isreadable isrecursive pformat pprint
pprint.PrettyPrinter.__init__(): self indent width depth stream compact sort_dicts underscore_numbers
pprint.PrettyPrinter.format(): self object context maxlevels level
pprint.PrettyPrinter.isreadable(): self object
pprint.PrettyPrinter.isrecursive(): self object
pprint.PrettyPrinter.pformat(): self object
pprint.PrettyPrinter.pprint(): self object
pprint._recursion(): object
pprint._safe_key: __init__ __lt__ obj
pprint._safe_key.__init__(): self obj
pprint._safe_tuple(): t
pprint._wrap_bytes_repr(): object width allowance
pprint.isreadable(): object
pprint.isrecursive(): object
pprint.pformat(): object indent width depth compact sort_dicts underscore_numbers
pprint.pp(): object sort_dicts
pprint.pprint(): object stream indent width depth compact sort_dicts underscore_numbers
pprint.saferepr(): object
queue: Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue _PySimpleQueue __all__ __name__ deque heappop heappush time
queue.LifoQueue: _get _init _put _qsize
queue.PriorityQueue: _get _init _put _qsize
queue.Queue: __class_getitem__ __init__ _get _init _put _qsize empty full get get_nowait join put put_nowait qsize shutdown task_done
queue.Queue.__init__(): self maxsize
queue.Queue.empty(): self
queue.Queue.full(): self
queue.Queue.get(): self block timeout
queue.Queue.get_nowait(): self
queue.Queue.join(): self
queue.Queue.put(): self item block timeout
queue.Queue.put_nowait(): self item
queue.Queue.qsize(): self
queue.Queue.shutdown(): self immediate
queue.Queue.task_done(): self
queue._PySimpleQueue: __class_getitem__ __init__ empty get get_nowait put put_nowait qsize
queue._PySimpleQueue.__init__(): self
queue._PySimpleQueue.empty(): self
queue._PySimpleQueue.get(): self block timeout
queue._PySimpleQueue.get_nowait(): self
queue._PySimpleQueue.put(): self item block timeout
queue._PySimpleQueue.put_nowait(): self item
queue._PySimpleQueue.qsize(): self
random: BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence __all__ __name__ _accumulate _acos _bisect _ceil _cos _e _exp _fabs _floor _index _inst _isfinite _lgamma _log _log2 _parse_args _pi _repeat _sha512 _sin _sqrt _test _test_generator _urandom betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate main normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
random.Random: VERSION __getstate__ __init__ __init_subclass__ __reduce__ __setstate__ _randbelow _randbelow_with_getrandbits _randbelow_without_getrandbits betavariate binomialvariate choice choices expovariate gammavariate gauss getstate lognormvariate normalvariate paretovariate randbytes randint randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
random.Random.__init__(): self x
random.Random.betavariate(): self alpha beta
random.Random.binomialvariate(): self n p
random.Random.choice(): self seq
random.Random.choices(): self population weights cum_weights k
random.Random.expovariate(): self lambd
random.Random.gammavariate(): self alpha beta
random.Random.gauss(): self mu sigma
random.Random.getstate(): self
random.Random.lognormvariate(): self mu sigma
random.Random.normalvariate(): self mu sigma
random.Random.paretovariate(): self alpha
random.Random.randbytes(): self n
random.Random.randint(): self a b
random.Random.randrange(): self start stop step
random.Random.sample(): self population k counts
random.Random.seed(): self a version
random.Random.setstate(): self state
random.Random.shuffle(): self x
random.Random.triangular(): self low high mode
random.Random.uniform(): self a b
random.Random.vonmisesvariate(): self mu kappa
random.Random.weibullvariate(): self alpha beta
random.SystemRandom: _notimplemented _randbelow getrandbits getstate randbytes random seed setstate
random.SystemRandom.getrandbits(): self k
random.SystemRandom.getstate(): self
random.SystemRandom.randbytes(): self n
random.SystemRandom.random(): self
random.SystemRandom.seed(): self
random.SystemRandom.setstate(): self
random._bisect(): a x lo hi key
random._parse_args(): arg_list
random._test(): N
random._test_generator(): n func args
random.betavariate(): alpha beta
random.binomialvariate(): n p
random.choice(): seq
random.choices(): population weights cum_weights k
random.expovariate(): lambd
random.gammavariate(): alpha beta
random.gauss(): mu sigma
random.lognormvariate(): mu sigma
random.main(): arg_list
random.normalvariate(): mu sigma
random.paretovariate(): alpha
random.randbytes(): n
random.randint(): a b
random.randrange(): start stop step
random.sample(): population k counts
random.seed(): a version
random.setstate(): state
random.shuffle(): x
random.triangular(): low high mode
random.uniform(): a b
random.vonmisesvariate(): mu kappa
random.weibullvariate(): alpha beta
reprlib: Repr __all__ __name__ _possibly_sorted aRepr get_ident islice recursive_repr repr
reprlib.Repr: __init__ _join _lookup _repr_iterable repr repr1 repr_array repr_deque repr_dict repr_frozenset repr_instance repr_int repr_list repr_set repr_str repr_tuple
reprlib.Repr.__init__(): self maxlevel maxtuple maxlist maxarray maxdict maxset maxfrozenset maxdeque maxstring maxlong maxother fillvalue indent
reprlib.Repr.repr(): self x
reprlib.Repr.repr1(): self x level
reprlib.Repr.repr_array(): self x level
reprlib.Repr.repr_deque(): self x level
reprlib.Repr.repr_dict(): self x level
reprlib.Repr.repr_frozenset(): self x level
reprlib.Repr.repr_instance(): self x level
reprlib.Repr.repr_int(): self x level
reprlib.Repr.repr_list(): self x level
reprlib.Repr.repr_set(): self x level
reprlib.Repr.repr_str(): self x level
reprlib.Repr.repr_tuple(): self x level
reprlib._possibly_sorted(): x
reprlib.recursive_repr(): fillvalue
reprlib.repr(): x
socket: AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BLUETOOTH AF_BRIDGE AF_CAN AF_DECnet AF_ECONET AF_INET AF_INET6 AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETLINK AF_NETROM AF_PACKET AF_PPPOX AF_QIPCRTR AF_RDS AF_ROSE AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_UNIX AF_UNSPEC AF_VSOCK AF_WANPIPE AF_X25 AI_ADDRCONFIG AI_ALL AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED ALG_OP_DECRYPT ALG_OP_ENCRYPT ALG_OP_SIGN ALG_OP_VERIFY ALG_SET_AEAD_ASSOCLEN ALG_SET_AEAD_AUTHSIZE ALG_SET_IV ALG_SET_KEY ALG_SET_OP ALG_SET_PUBKEY AddressFamily AddressInfo BDADDR_ANY BDADDR_BREDR BDADDR_LE_PUBLIC BDADDR_LE_RANDOM BDADDR_LOCAL BTPROTO_HCI BTPROTO_L2CAP BTPROTO_RFCOMM BTPROTO_SCO BT_CHANNEL_POLICY BT_CHANNEL_POLICY_BREDR_ONLY BT_CHANNEL_POLICY_BREDR_PREFERRED BT_CODEC BT_DEFER_SETUP BT_FLUSHABLE BT_FLUSHABLE_OFF BT_FLUSHABLE_ON BT_ISO_QOS BT_MODE BT_MODE_BASIC BT_MODE_ERTM BT_MODE_EXT_FLOWCTL BT_MODE_LE_FLOWCTL BT_MODE_STREAMING BT_PHY BT_PHY_BR_1M_1SLOT BT_PHY_BR_1M_3SLOT BT_PHY_BR_1M_5SLOT BT_PHY_EDR_2M_1SLOT BT_PHY_EDR_2M_3SLOT BT_PHY_EDR_2M_5SLOT BT_PHY_EDR_3M_1SLOT BT_PHY_EDR_3M_3SLOT BT_PHY_EDR_3M_5SLOT BT_PHY_LE_1M_RX BT_PHY_LE_1M_TX BT_PHY_LE_2M_RX BT_PHY_LE_2M_TX BT_PHY_LE_CODED_RX BT_PHY_LE_CODED_TX BT_PKT_STATUS BT_POWER BT_POWER_FORCE_ACTIVE_OFF BT_POWER_FORCE_ACTIVE_ON BT_RCVMTU BT_SECURITY BT_SECURITY_FIPS BT_SECURITY_HIGH BT_SECURITY_LOW BT_SECURITY_MEDIUM BT_SECURITY_SDP BT_SNDMTU BT_VOICE BT_VOICE_CVSD_16BIT BT_VOICE_TRANSPARENT BT_VOICE_TRANSPARENT_16BIT CAN_BCM CAN_BCM_CAN_FD_FRAME CAN_BCM_RX_ANNOUNCE_RESUME CAN_BCM_RX_CHANGED CAN_BCM_RX_CHECK_DLC CAN_BCM_RX_DELETE CAN_BCM_RX_FILTER_ID CAN_BCM_RX_NO_AUTOTIMER CAN_BCM_RX_READ CAN_BCM_RX_RTR_FRAME CAN_BCM_RX_SETUP CAN_BCM_RX_STATUS CAN_BCM_RX_TIMEOUT CAN_BCM_SETTIMER CAN_BCM_STARTTIMER CAN_BCM_TX_ANNOUNCE CAN_BCM_TX_COUNTEVT CAN_BCM_TX_CP_CAN_ID CAN_BCM_TX_DELETE CAN_BCM_TX_EXPIRED CAN_BCM_TX_READ CAN_BCM_TX_RESET_MULTI_IDX CAN_BCM_TX_SEND CAN_BCM_TX_SETUP CAN_BCM_TX_STATUS CAN_EFF_FLAG CAN_EFF_MASK CAN_ERR_FLAG CAN_ERR_MASK CAN_ISOTP CAN_J1939 CAN_RAW CAN_RAW_ERR_FILTER CAN_RAW_FD_FRAMES CAN_RAW_FILTER CAN_RAW_JOIN_FILTERS CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG CAN_SFF_MASK CAPI CMSG_LEN CMSG_SPACE EAGAIN EAI_ADDRFAMILY EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_OVERFLOW EAI_SERVICE EAI_SOCKTYPE EAI_SYSTEM EBADF ETHERTYPE_ARP ETHERTYPE_IP ETHERTYPE_IPV6 ETHERTYPE_VLAN ETH_P_ALL EWOULDBLOCK HCI_CHANNEL_CONTROL HCI_CHANNEL_LOGGING HCI_CHANNEL_MONITOR HCI_CHANNEL_RAW HCI_CHANNEL_USER HCI_DATA_DIR HCI_DEV_NONE HCI_FILTER HCI_TIME_STAMP INADDR_ALLHOSTS_GROUP INADDR_ANY INADDR_BROADCAST INADDR_LOOPBACK INADDR_MAX_LOCAL_GROUP INADDR_NONE INADDR_UNSPEC_GROUP IOCTL_VM_SOCKETS_GET_LOCAL_CID IPPORT_RESERVED IPPORT_USERRESERVED IPPROTO_AH IPPROTO_DSTOPTS IPPROTO_EGP IPPROTO_ESP IPPROTO_FRAGMENT IPPROTO_GRE IPPROTO_HOPOPTS IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_IDP IPPROTO_IGMP IPPROTO_IP IPPROTO_IPIP IPPROTO_IPV6 IPPROTO_MPTCP IPPROTO_NONE IPPROTO_PIM IPPROTO_PUP IPPROTO_RAW IPPROTO_ROUTING IPPROTO_RSVP IPPROTO_SCTP IPPROTO_TCP IPPROTO_TP IPPROTO_UDP IPPROTO_UDPLITE IPV6_CHECKSUM IPV6_DONTFRAG IPV6_DSTOPTS IPV6_HOPLIMIT IPV6_HOPOPTS IPV6_JOIN_GROUP IPV6_LEAVE_GROUP IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_NEXTHOP IPV6_PATHMTU IPV6_PKTINFO IPV6_RECVDSTOPTS IPV6_RECVERR IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVPATHMTU IPV6_RECVPKTINFO IPV6_RECVRTHDR IPV6_RECVTCLASS IPV6_RTHDR IPV6_RTHDRDSTOPTS IPV6_RTHDR_TYPE_0 IPV6_TCLASS IPV6_UNICAST_HOPS IPV6_V6ONLY IP_ADD_MEMBERSHIP IP_ADD_SOURCE_MEMBERSHIP IP_BIND_ADDRESS_NO_PORT IP_BLOCK_SOURCE IP_DEFAULT_MULTICAST_LOOP IP_DEFAULT_MULTICAST_TTL IP_DROP_MEMBERSHIP IP_DROP_SOURCE_MEMBERSHIP IP_FREEBIND IP_HDRINCL IP_MAX_MEMBERSHIPS IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_OPTIONS IP_PKTINFO IP_RECVERR IP_RECVOPTS IP_RECVORIGDSTADDR IP_RECVRETOPTS IP_RECVTOS IP_RECVTTL IP_RETOPTS IP_TOS IP_TRANSPARENT IP_TTL IP_UNBLOCK_SOURCE IntEnum IntFlag J1939_EE_INFO_NONE J1939_EE_INFO_TX_ABORT J1939_FILTER_MAX J1939_IDLE_ADDR J1939_MAX_UNICAST_ADDR J1939_NLA_BYTES_ACKED J1939_NLA_PAD J1939_NO_ADDR J1939_NO_NAME J1939_NO_PGN J1939_PGN_ADDRESS_CLAIMED J1939_PGN_ADDRESS_COMMANDED J1939_PGN_MAX J1939_PGN_PDU1_MAX J1939_PGN_REQUEST L2CAP_LM L2CAP_LM_AUTH L2CAP_LM_ENCRYPT L2CAP_LM_MASTER L2CAP_LM_RELIABLE L2CAP_LM_SECURE L2CAP_LM_TRUSTED MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_ERRQUEUE MSG_FASTOPEN MSG_MORE MSG_NOSIGNAL MSG_OOB MSG_PEEK MSG_TRUNC MSG_WAITALL MsgFlag NETLINK_CRYPTO NETLINK_DNRTMSG NETLINK_FIREWALL NETLINK_IP6_FW NETLINK_NFLOG NETLINK_ROUTE NETLINK_USERSOCK NETLINK_XFRM NI_DGRAM NI_IDN NI_MAXHOST NI_MAXSERV NI_NAMEREQD NI_NOFQDN NI_NUMERICHOST NI_NUMERICSERV PACKET_BROADCAST PACKET_FASTROUTE PACKET_HOST PACKET_LOOPBACK PACKET_MULTICAST PACKET_OTHERHOST PACKET_OUTGOING PF_CAN PF_PACKET PF_RDS SCM_CREDENTIALS SCM_J1939_DEST_ADDR SCM_J1939_DEST_NAME SCM_J1939_ERRQUEUE SCM_J1939_PRIO SCM_RIGHTS SHUT_RD SHUT_RDWR SHUT_WR SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM SOL_ALG SOL_BLUETOOTH SOL_CAN_BASE SOL_CAN_RAW SOL_HCI SOL_IP SOL_L2CAP SOL_RDS SOL_RFCOMM SOL_SCO SOL_SOCKET SOL_TCP SOL_TIPC SOL_UDP SOMAXCONN SO_ACCEPTCONN SO_BINDTODEVICE SO_BINDTOIFINDEX SO_BROADCAST SO_DEBUG SO_DOMAIN SO_DONTROUTE SO_ERROR SO_INCOMING_CPU SO_J1939_ERRQUEUE SO_J1939_FILTER SO_J1939_PROMISC SO_J1939_SEND_PRIO SO_KEEPALIVE SO_LINGER SO_MARK SO_OOBINLINE SO_ORIGINAL_DST SO_PASSCRED SO_PASSSEC SO_PEERCRED SO_PEERSEC SO_PRIORITY SO_PROTOCOL SO_RCVBUF SO_RCVLOWAT SO_RCVTIMEO SO_REUSEADDR SO_REUSEPORT SO_SNDBUF SO_SNDLOWAT SO_SNDTIMEO SO_TYPE SO_VM_SOCKETS_BUFFER_MAX_SIZE SO_VM_SOCKETS_BUFFER_MIN_SIZE SO_VM_SOCKETS_BUFFER_SIZE SocketIO SocketKind SocketType TCP_CC_INFO TCP_CONGESTION TCP_CORK TCP_DEFER_ACCEPT TCP_FASTOPEN TCP_FASTOPEN_CONNECT TCP_FASTOPEN_KEY TCP_FASTOPEN_NO_COOKIE TCP_INFO TCP_INQ TCP_KEEPCNT TCP_KEEPIDLE TCP_KEEPINTVL TCP_LINGER2 TCP_MAXSEG TCP_MD5SIG TCP_MD5SIG_EXT TCP_NODELAY TCP_NOTSENT_LOWAT TCP_QUEUE_SEQ TCP_QUICKACK TCP_REPAIR TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE TCP_REPAIR_WINDOW TCP_SAVED_SYN TCP_SAVE_SYN TCP_SYNCNT TCP_THIN_DUPACK TCP_THIN_LINEAR_TIMEOUTS TCP_TIMESTAMP TCP_TX_DELAY TCP_ULP TCP_USER_TIMEOUT TCP_WINDOW_CLAMP TCP_ZEROCOPY_RECEIVE TIPC_ADDR_ID TIPC_ADDR_NAME TIPC_ADDR_NAMESEQ TIPC_CFG_SRV TIPC_CLUSTER_SCOPE TIPC_CONN_TIMEOUT TIPC_CRITICAL_IMPORTANCE TIPC_DEST_DROPPABLE TIPC_HIGH_IMPORTANCE TIPC_IMPORTANCE TIPC_LOW_IMPORTANCE TIPC_MEDIUM_IMPORTANCE TIPC_NODE_SCOPE TIPC_PUBLISHED TIPC_SRC_DROPPABLE TIPC_SUBSCR_TIMEOUT TIPC_SUB_CANCEL TIPC_SUB_PORTS TIPC_SUB_SERVICE TIPC_TOP_SRV TIPC_WAIT_FOREVER TIPC_WITHDRAWN TIPC_ZONE_SCOPE UDPLITE_RECV_CSCOV UDPLITE_SEND_CSCOV VMADDR_CID_ANY VMADDR_CID_HOST VMADDR_CID_LOCAL VMADDR_PORT_ANY VM_SOCKETS_INVALID_VERSION _GLOBAL_DEFAULT_TIMEOUT _GiveupOnSendfile _LOCALHOST _LOCALHOST_V6 __all__ __name__ _blocking_errnos _fallback_socketpair _intenum_converter close create_connection create_server dup error fromfd gaierror getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname gethostbyname_ex gethostname getnameinfo getprotobyname getservbyname getservbyport has_dualstack_ipv6 has_ipv6 herror htonl htons if_indextoname if_nameindex if_nametoindex inet_aton inet_ntoa inet_ntop inet_pton ntohl ntohs recv_fds send_fds setdefaulttimeout sethostname socket socketpair timeout
socket.AddressFamily: AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BLUETOOTH AF_BRIDGE AF_CAN AF_ECONET AF_INET AF_INET6 AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETLINK AF_NETROM AF_PACKET AF_PPPOX AF_QIPCRTR AF_RDS AF_ROSE AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_UNIX AF_UNSPEC AF_VSOCK AF_WANPIPE AF_X25 __format__ __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
socket.AddressInfo: AI_ADDRCONFIG AI_ALL AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED __and__ __format__ __invert__ __new__ __or__ __rand__ __ror__ __rxor__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _hashable_values_ _inverted_ _member_map_ _member_names_ _member_type_ _new_member_ _singles_mask_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
socket.MsgFlag: MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_ERRQUEUE MSG_FASTOPEN MSG_MORE MSG_NOSIGNAL MSG_OOB MSG_PEEK MSG_TRUNC MSG_WAITALL __and__ __format__ __invert__ __new__ __or__ __rand__ __ror__ __rxor__ __xor__ _all_bits_ _boundary_ _flag_mask_ _generate_next_value_ _hashable_values_ _inverted_ _member_map_ _member_names_ _member_type_ _new_member_ _singles_mask_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
socket.SocketIO: __init__ close fileno mode name readable readinto seekable writable write
socket.SocketIO.__init__(): self sock mode
socket.SocketIO.close(): self
socket.SocketIO.fileno(): self
socket.SocketIO.readable(): self
socket.SocketIO.readinto(): self b
socket.SocketIO.seekable(): self
socket.SocketIO.writable(): self
socket.SocketIO.write(): self b
socket.SocketKind: SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM __format__ __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_
socket._fallback_socketpair(): family type proto
socket._intenum_converter(): value enum_klass
socket.create_connection(): address timeout source_address all_errors
socket.create_server(): address family backlog reuse_port dualstack_ipv6
socket.fromfd(): fd family type proto
socket.getaddrinfo(): host port family type proto flags
socket.getfqdn(): name
socket.recv_fds(): sock bufsize maxfds flags
socket.send_fds(): sock buffers fds flags address
socket.socket: __enter__ __exit__ __getstate__ __init__ __repr__ _check_sendfile_params _closed _decref_socketios _io_refs _real_close _sendfile_use_send _sendfile_use_sendfile accept close detach dup family get_inheritable makefile sendfile set_inheritable type
socket.socket.__init__(): self family type proto fileno
socket.socket.accept(): self
socket.socket.close(): self
socket.socket.detach(): self
socket.socket.dup(): self
socket.socket.get_inheritable(): self
socket.socket.makefile(): self mode buffering encoding errors newline
socket.socket.sendfile(): self file offset count
socket.socket.set_inheritable(): self inheritable
socket.socketpair(): family type proto
statistics: Counter Decimal Fraction LinearRegression NormalDist StatisticsError _SQRT2 __all__ __conditional_annotations__ __name__ _coerce _convert _decimal_sqrt_of_frac _exact_ratio _fail_neg _float_sqrt_of_frac _integer_sqrt_of_frac_rto _isfinite _kernel_specs _mean_stdev _newton_raphson _normal_dist_inv_cdf _quartic_invcdf_estimate _rank _sqrt_bit_width _sqrtprod _ss _sum _triweight_invcdf_estimate acos asin atan bisect_left bisect_right correlation cos cosh count covariance defaultdict erfc exp fabs fmean fsum geometric_mean groupby harmonic_mean hypot isfinite isinf itemgetter kde kde_random linear_regression log mean median median_grouped median_high median_low mode multimode namedtuple pi pstdev pvariance quantiles reduce repeat sin sqrt stdev sumprod tan tau variance
statistics.LinearRegression: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace intercept slope
statistics.NormalDist: __add__ __eq__ __getstate__ __hash__ __init__ __mul__ __neg__ __pos__ __radd__ __repr__ __rmul__ __rsub__ __setstate__ __sub__ __truediv__ _mu _sigma cdf from_samples inv_cdf mean median mode overlap pdf quantiles samples stdev variance zscore
statistics.NormalDist.__init__(): self mu sigma
statistics.NormalDist.cdf(): self x
statistics.NormalDist.inv_cdf(): self p
statistics.NormalDist.overlap(): self other
statistics.NormalDist.pdf(): self x
statistics.NormalDist.quantiles(): self n
statistics.NormalDist.samples(): self n seed
statistics.NormalDist.zscore(): self x
statistics._coerce(): T S
statistics._convert(): value T
statistics._decimal_sqrt_of_frac(): n m
statistics._exact_ratio(): x
statistics._fail_neg(): values errmsg
statistics._float_sqrt_of_frac(): n m
statistics._integer_sqrt_of_frac_rto(): n m
statistics._isfinite(): x
statistics._mean_stdev(): data
statistics._newton_raphson(): f_inv_estimate f f_prime tolerance
statistics._quartic_invcdf_estimate(): p
statistics._rank(): key reverse ties start
statistics._sqrtprod(): x y
statistics._ss(): data c
statistics._sum(): data
statistics._triweight_invcdf_estimate(): p
statistics.bisect_left(): a x lo hi key
statistics.bisect_right(): a x lo hi key
statistics.correlation(): method
statistics.fmean(): data weights
statistics.geometric_mean(): data
statistics.harmonic_mean(): data weights
statistics.kde(): data h kernel cumulative
statistics.kde_random(): data h kernel seed
statistics.linear_regression(): proportional
statistics.mean(): data
statistics.median(): data
statistics.median_grouped(): data interval
statistics.median_high(): data
statistics.median_low(): data
statistics.mode(): data
statistics.multimode(): data
statistics.namedtuple(): typename field_names rename defaults module
statistics.pstdev(): data mu
statistics.pvariance(): data mu
statistics.quantiles(): data n method
statistics.stdev(): data xbar
statistics.variance(): data xbar
string: Formatter Template _TemplatePattern __all__ __name__ _sentinel_dict ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace
string.Formatter: _vformat check_unused_args convert_field format format_field get_field get_value parse vformat
string.Formatter.check_unused_args(): self used_args args kwargs
string.Formatter.convert_field(): self value conversion
string.Formatter.format_field(): self value format_spec
string.Formatter.get_field(): self field_name args kwargs
string.Formatter.get_value(): self key args kwargs
string.Formatter.parse(): self format_string
string.Formatter.vformat(): self format_string args kwargs
string.Template: __init__ __init_subclass__ _compile_pattern _invalid braceidpattern delimiter flags get_identifiers idpattern is_valid pattern safe_substitute substitute
string.Template.__init__(): self template
string.Template.get_identifiers(): self
string.Template.is_valid(): self
string.capwords(): s sep
struct: Struct __all__ __name__ _clearcache calcsize error iter_unpack pack pack_into unpack unpack_from
struct.unpack_from(): buffer offset
sys: __breakpointhook__ __displayhook__ __excepthook__ __interactivehook__ __name__ __stderr__ __stdin__ __stdout__ __unraisablehook__ _base_executable _baserepl _clear_internal_caches _clear_type_cache _clear_type_descriptors _current_exceptions _current_frames _debugmallocstats _dump_tracelets _framework _get_cpu_count_config _getframe _getframemodulename _git _home _is_gil_enabled _is_immortal _is_interned _jit _setprofileallthreads _settraceallthreads _stdlib_dir _xoptions abiflags activate_stack_trampoline addaudithook api_version argv audit base_exec_prefix base_prefix breakpointhook builtin_module_names byteorder call_tracing copyright deactivate_stack_trampoline displayhook dont_write_bytecode exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof getswitchinterval gettrace getunicodeinternedsize hash_info hexversion implementation int_info intern is_finalizing is_remote_debug_enabled is_stack_trampoline_active maxsize maxunicode meta_path modules monitoring orig_argv path path_hooks path_importer_cache platform platlibdir prefix pycache_prefix remote_exec set_asyncgen_hooks set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout thread_info unraisablehook version version_info warnoptions
sys._dump_tracelets(): outpath
sys._getframemodulename(): depth
sys.addaudithook(): hook
sys.getunicodeinternedsize(): _only_immortal
sys.remote_exec(): pid script
sys.set_coroutine_origin_tracking_depth(): depth
sys.set_int_max_str_digits(): maxdigits
textwrap: TextWrapper __all__ __name__ _whitespace dedent fill indent shorten wrap
textwrap.TextWrapper: __init__ _fix_sentence_endings _handle_long_word _munge_whitespace _split _split_chunks _wrap_chunks fill sentence_end_re unicode_whitespace_trans wordsep_re wordsep_simple_re wrap
textwrap.TextWrapper.__init__(): self width initial_indent subsequent_indent expand_tabs replace_whitespace fix_sentence_endings break_long_words drop_whitespace break_on_hyphens tabsize max_lines placeholder
textwrap.TextWrapper.fill(): self text
textwrap.TextWrapper.wrap(): self text
textwrap.dedent(): text
textwrap.fill(): text width
textwrap.indent(): text prefix predicate
textwrap.shorten(): text width
textwrap.wrap(): text width
threading: Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX Thread ThreadError Timer WeakSet _CRLock _DeleteDummyThreadOnDel _DummyThread _HAVE_THREAD_NATIVE_ID _LockType _MainThread _PyRLock _RLock _SHUTTING_DOWN _ThreadHandle __all__ __excepthook__ __name__ _active _active_limbo_lock _after_fork _allocate_lock _count _counter _daemon_threads_allowed _dangling _deque _enumerate _get_main_thread_ident _is_main_interpreter _limbo _main_thread _make_invoke_excepthook _make_thread_handle _newname _profile_hook _register_atexit _set_name _shutdown _start_joinable_thread _thread_local_info _thread_shutdown _threading_atexits _time _trace_hook activeCount active_count currentThread current_thread enumerate excepthook get_ident get_native_id getprofile gettrace local main_thread setprofile setprofile_all_threads settrace settrace_all_threads stack_size
threading.Barrier: __init__ __repr__ _break _enter _exit _release _wait abort broken n_waiting parties reset wait
threading.Barrier.__init__(): self parties action timeout
threading.Barrier.abort(): self
threading.Barrier.reset(): self
threading.Barrier.wait(): self timeout
threading.BoundedSemaphore: __init__ __repr__ release
threading.BoundedSemaphore.__init__(): self value
threading.BoundedSemaphore.release(): self n
threading.Condition: __enter__ __exit__ __init__ __repr__ _acquire_restore _at_fork_reinit _is_owned _release_save notify notifyAll notify_all wait wait_for
threading.Condition.__init__(): self lock
threading.Condition.notify(): self n
threading.Condition.notifyAll(): self
threading.Condition.notify_all(): self
threading.Condition.wait(): self timeout
threading.Condition.wait_for(): self predicate timeout
threading.Event: __init__ __repr__ _at_fork_reinit clear isSet is_set set wait
threading.Event.__init__(): self
threading.Event.clear(): self
threading.Event.isSet(): self
threading.Event.is_set(): self
threading.Event.set(): self
threading.Event.wait(): self timeout
threading.Semaphore: __enter__ __exit__ __init__ __repr__ acquire release
threading.Semaphore.__init__(): self value
threading.Semaphore.acquire(): self blocking timeout
threading.Semaphore.release(): self n
threading.Thread: __init__ __repr__ _after_fork _bootstrap _bootstrap_inner _delete _initialized _set_ident _set_native_id _set_os_name daemon getName ident isDaemon is_alive join name native_id run setDaemon setName start
threading.Thread.__init__(): self group target name args kwargs daemon context
threading.Thread.getName(): self
threading.Thread.isDaemon(): self
threading.Thread.is_alive(): self
threading.Thread.join(): self timeout
threading.Thread.run(): self
threading.Thread.setDaemon(): self daemonic
threading.Thread.setName(): self name
threading.Thread.start(): self
threading.Timer: __init__ cancel run
threading.Timer.__init__(): self interval function args kwargs
threading.Timer.cancel(): self
threading.Timer.run(): self
threading._DeleteDummyThreadOnDel: __del__ __init__
threading._DeleteDummyThreadOnDel.__init__(): self dummy_thread
threading._DummyThread: __init__ _after_fork is_alive join
threading._DummyThread.__init__(): self
threading._DummyThread.is_alive(): self
threading._DummyThread.join(): self timeout
threading._MainThread: __init__
threading._MainThread.__init__(): self
threading._RLock: __enter__ __exit__ __init__ __repr__ _acquire_restore _at_fork_reinit _is_owned _recursion_count _release_save acquire locked release
threading._RLock.__init__(): self
threading._RLock.acquire(): self blocking timeout
threading._RLock.locked(): self
threading._RLock.release(): self
threading._newname(): name_template
threading._register_atexit(): func
threading._set_name(): name
threading._start_joinable_thread(): function handle daemon
threading.setprofile(): func
threading.setprofile_all_threads(): func
threading.settrace(): func
threading.settrace_all_threads(): func
time: CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID _STRUCT_TM_ITEMS __name__ altzone asctime clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname tzset
time.struct_time: __match_args__ __new__ __reduce__ __replace__ __repr__ n_fields n_sequence_fields n_unnamed_fields tm_gmtoff tm_hour tm_isdst tm_mday tm_min tm_mon tm_sec tm_wday tm_yday tm_year tm_zone
timeit: Timer __all__ __name__ _globals default_number default_repeat default_timer dummy_src_name main reindent repeat template timeit
timeit.Timer: __init__ autorange print_exc repeat timeit
timeit.Timer.__init__(): self stmt setup timer globals
timeit.Timer.autorange(): self callback
timeit.Timer.print_exc(): self file
timeit.Timer.repeat(): self repeat number
timeit.Timer.timeit(): self number
timeit.main(): args _wrap_timer
timeit.reindent(): src indent
timeit.repeat(): stmt setup timer repeat number globals
timeit.timeit(): stmt setup timer number globals
traceback: BUILTIN_EXCEPTION_LIMIT FrameSummary StackSummary TracebackException _Anchors _CASE_COST _ExceptionPrintContext _MAX_CANDIDATE_ITEMS _MAX_STRING_SIZE _MOVE_COST _RECURSIVE_CUTOFF _Sentinel _WIDE_CHAR_SPECIFIERS __all__ __name__ _byte_offset_to_character_offset _cause_message _compute_suggestion_error _context_message _display_width _extract_caret_anchors_from_line_segment _format_final_exc_line _get_code_position _levenshtein_distance _parse_value_tb _print_exception_bltin _safe_string _sentinel _substitution_cost _walk_tb_with_full_positions clear_frames extract_stack extract_tb format_exc format_exception format_exception_only format_list format_stack format_tb print_exc print_exception print_last print_list print_stack print_tb suppress walk_stack walk_tb
traceback.FrameSummary: __eq__ __getitem__ __hash__ __init__ __iter__ __len__ __repr__ _code _dedented_lines _lines _lines_dedented _original_lines _set_lines colno end_colno end_lineno filename line lineno locals name
traceback.FrameSummary.__init__(): self filename lineno name lookup_line locals line end_lineno colno end_colno
traceback.StackSummary: _extract_from_extended_frame_gen _should_show_carets extract format format_frame_summary from_list
traceback.StackSummary.format(): self
traceback.StackSummary.format_frame_summary(): self frame_summary
traceback.TracebackException: __eq__ __hash__ __init__ __str__ _find_keyword_typos _format_syntax_error _load_lines exc_type exc_type_str format format_exception_only from_exception print
traceback.TracebackException.__init__(): self exc_type exc_value exc_traceback limit lookup_lines capture_locals compact max_group_width max_group_depth save_exc_type _seen
traceback.TracebackException.format(): self chain _ctx
traceback.TracebackException.format_exception_only(): self show_group _depth
traceback.TracebackException.print(): self file chain
traceback._Anchors: __getnewargs__ __match_args__ __new__ __replace__ __repr__ _asdict _field_defaults _fields _make _replace left_end_lineno left_end_offset primary_char right_start_lineno right_start_offset secondary_char
traceback._ExceptionPrintContext: __init__ emit indent
traceback._ExceptionPrintContext.__init__(): self
traceback._ExceptionPrintContext.emit(): self text_gen margin_char
traceback._ExceptionPrintContext.indent(): self
traceback._Sentinel: __repr__
traceback._byte_offset_to_character_offset(): str offset
traceback._compute_suggestion_error(): exc_value tb wrong_name
traceback._display_width(): line offset
traceback._extract_caret_anchors_from_line_segment(): segment
traceback._format_final_exc_line(): etype value insert_final_newline colorize
traceback._get_code_position(): code instruction_index
traceback._levenshtein_distance(): a b max_cost
traceback._parse_value_tb(): exc value tb
traceback._safe_string(): value what func
traceback._substitution_cost(): ch_a ch_b
traceback._walk_tb_with_full_positions(): tb
traceback.clear_frames(): tb
traceback.extract_stack(): f limit
traceback.extract_tb(): tb limit
traceback.format_exc(): limit chain
traceback.format_exception(): value tb limit chain
traceback.format_exception_only(): value show_group
traceback.format_list(): extracted_list
traceback.format_stack(): f limit
traceback.format_tb(): tb limit
traceback.print_exc(): limit file chain
traceback.print_exception(): value tb limit file chain
traceback.print_last(): limit file chain
traceback.print_list(): extracted_list file
traceback.print_stack(): f limit file
traceback.print_tb(): tb limit file
traceback.walk_stack(): f
traceback.walk_tb(): tb
types: AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CapsuleType CellType ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType _GeneratorWrapper __all__ __name__ _calculate_meta coroutine get_original_bases new_class prepare_class resolve_bases
types.DynamicClassAttribute: __delete__ __get__ __init__ __set__ deleter getter setter
types.DynamicClassAttribute.__init__(): self fget fset fdel doc
types.DynamicClassAttribute.deleter(): self fdel
types.DynamicClassAttribute.getter(): self fget
types.DynamicClassAttribute.setter(): self fset
types.GenericAlias: __args__ __call__ __dir__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __instancecheck__ __iter__ __le__ __lt__ __mro_entries__ __ne__ __new__ __or__ __origin__ __reduce__ __repr__ __ror__ __subclasscheck__ __typing_unpacked_tuple_args__ __unpacked__
types.SimpleNamespace: __eq__ __ge__ __gt__ __hash__ __init__ __le__ __lt__ __ne__ __new__ __reduce__ __replace__ __repr__
types._GeneratorWrapper: __await__ __init__ __iter__ __next__ close cr_await cr_code cr_frame cr_running cr_suspended gi_code gi_frame gi_running gi_suspended gi_yieldfrom send throw
types._GeneratorWrapper.__init__(): self gen
types._GeneratorWrapper.close(): self
types._GeneratorWrapper.send(): self val
types._GeneratorWrapper.throw(): self tp
types._calculate_meta(): meta bases
types.coroutine(): func
types.new_class(): name bases kwds exec_body
types.prepare_class(): name bases kwds
types.resolve_bases(): bases
typing: ABCMeta AbstractSet Annotated Any AnyStr AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Protocol ReadOnly Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView _ASSERT_NEVER_REPR_MAX_LENGTH _AnnotatedAlias _AnyMeta _BaseGenericAlias _CallableGenericAlias _CallableType _ConcatenateGenericAlias _DeprecatedGenericAlias _Final _Func _GenericAlias _IdentityCallable _LazyAnnotationLib _LiteralGenericAlias _NamedTuple _NotIterable _PROTO_ALLOWLIST _ProtocolMeta _SPECIAL_NAMES _Sentinel _SpecialForm _SpecialGenericAlias _TYPING_INTERNALS _TupleType _TypedCacheSpecialForm _TypedDict _TypedDictMeta _TypingEllipsis _UnionGenericAlias _UnionGenericAliasMeta _UnpackGenericAlias __all__ __getattr__ __name__ _abc_instancecheck _abc_subclasscheck _add_type_params_to_scope _alias _allow_reckless_class_checks _caches _caller _check_generic_specialization _cleanups _collect_type_parameters _deduplicate _deprecation_warning_for_no_type_params_passed _eval_type _flatten_literal_params _generic_class_getitem _generic_init_subclass _get_protocol_attrs _get_typeddict_qualifiers _idfunc _is_dunder _is_param_expr _is_typevar_like _is_unpacked_typevartuple _lazy_annotationlib _lazy_load_getattr_static _make_eager_annotate _make_forward_ref _make_nmtuple _namedtuple_mro_entries _no_init_or_replace_init _overload_dummy _overload_registry _paramspec_prepare_subst _paramspec_subst _prohibited _proto_hook _sentinel _should_unflatten_callable_args _special _strip_annotations _tp_cache _type_check _type_check_issubclass_arg_1 _type_convert _type_repr _typevar_subst _typevartuple_prepare_subst _unpack_args _value_and_type_iter abstractmethod assert_never assert_type cast clear_overloads dataclass_transform defaultdict evaluate_forward_ref final get_args get_origin get_overloads get_protocol_members get_type_hints is_protocol is_typeddict no_type_check no_type_check_decorator overload override reveal_type runtime_checkable
typing.Any: __new__
typing.BinaryIO: __enter__ write
typing.BinaryIO.write(): self s
typing.Generic: __class_getitem__ __init_subclass__
typing.IO: __enter__ __exit__ close closed fileno flush isatty mode name read readable readline readlines seek seekable tell truncate writable write writelines
typing.IO.close(): self
typing.IO.fileno(): self
typing.IO.flush(): self
typing.IO.isatty(): self
typing.IO.read(): self n
typing.IO.readable(): self
typing.IO.readline(): self limit
typing.IO.readlines(): self hint
typing.IO.seek(): self offset whence
typing.IO.seekable(): self
typing.IO.tell(): self
typing.IO.truncate(): self size
typing.IO.writable(): self
typing.IO.write(): self s
typing.IO.writelines(): self lines
typing.NamedTupleMeta: __new__
typing.NewType: __call__ __init__ __mro_entries__ __or__ __reduce__ __repr__ __ror__
typing.NewType.__init__(): self name tp
typing.ParamSpec: __bound__ __contravariant__ __covariant__ __default__ __infer_variance__ __mro_entries__ __name__ __new__ __or__ __reduce__ __repr__ __ror__ __typing_prepare_subst__ __typing_subst__ args evaluate_default has_default kwargs
typing.ParamSpecArgs: __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __mro_entries__ __ne__ __new__ __origin__ __repr__
typing.ParamSpecKwargs: __eq__ __ge__ __gt__ __hash__ __le__ __lt__ __mro_entries__ __ne__ __new__ __origin__ __repr__
typing.Protocol: __init_subclass__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsAbs: __abs__ __init__ __non_callable_proto_members__ __protocol_attrs__ __type_params__ _is_protocol _is_runtime_protocol
typing.SupportsAbs.__init__(): self
typing.SupportsBytes: __bytes__ __init__ __non_callable_proto_members__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsBytes.__init__(): self
typing.SupportsComplex: __complex__ __init__ __non_callable_proto_members__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsComplex.__init__(): self
typing.SupportsFloat: __float__ __init__ __non_callable_proto_members__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsFloat.__init__(): self
typing.SupportsIndex: __index__ __init__ __non_callable_proto_members__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsIndex.__init__(): self
typing.SupportsInt: __init__ __int__ __non_callable_proto_members__ __protocol_attrs__ _is_protocol _is_runtime_protocol
typing.SupportsInt.__init__(): self
typing.SupportsRound: __init__ __non_callable_proto_members__ __protocol_attrs__ __round__ __type_params__ _is_protocol _is_runtime_protocol
typing.SupportsRound.__init__(): self
typing.TextIO: __enter__ buffer encoding errors line_buffering newlines
typing.TypeAliasType: __getitem__ __iter__ __name__ __new__ __or__ __reduce__ __repr__ __ror__ __type_params__ __value__ evaluate_value
typing.TypeVar: __bound__ __constraints__ __contravariant__ __covariant__ __default__ __infer_variance__ __mro_entries__ __name__ __new__ __or__ __reduce__ __repr__ __ror__ __typing_prepare_subst__ __typing_subst__ evaluate_bound evaluate_constraints evaluate_default has_default
typing.TypeVarTuple: __default__ __iter__ __mro_entries__ __name__ __new__ __reduce__ __repr__ __typing_prepare_subst__ __typing_subst__ evaluate_default has_default
typing.TypedDict(): total
typing.Union: __args__ __class_getitem__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __le__ __lt__ __mro_entries__ __name__ __ne__ __or__ __origin__ __qualname__ __repr__ __ror__
typing._AnnotatedAlias: __eq__ __getattr__ __hash__ __init__ __mro_entries__ __reduce__ __repr__ copy_with
typing._AnnotatedAlias.__init__(): self origin metadata
typing._AnnotatedAlias.copy_with(): self params
typing._AnyMeta: __instancecheck__ __repr__
typing._BaseGenericAlias: __call__ __dir__ __getattr__ __init__ __instancecheck__ __mro_entries__ __setattr__ __subclasscheck__
typing._BaseGenericAlias.__init__(): self origin inst name
typing._CallableGenericAlias: __reduce__ __repr__
typing._CallableType: __getitem__ __getitem_inner__ copy_with
typing._CallableType.copy_with(): self params
typing._ConcatenateGenericAlias: copy_with
typing._ConcatenateGenericAlias.copy_with(): self params
typing._DeprecatedGenericAlias: __init__ __instancecheck__
typing._DeprecatedGenericAlias.__init__(): self origin nparams removal_version inst name
typing._Final: __init_subclass__
typing._GenericAlias: __eq__ __getitem__ __hash__ __init__ __iter__ __mro_entries__ __or__ __reduce__ __repr__ __ror__ _determine_new_args _make_substitution copy_with
typing._GenericAlias.__init__(): self origin args inst name
typing._GenericAlias.copy_with(): self args
typing._IdentityCallable: __call__ __init__ __protocol_attrs__ _is_protocol
typing._IdentityCallable.__init__(): self
typing._LazyAnnotationLib: __getattr__
typing._LiteralGenericAlias: __eq__ __hash__
typing._NotIterable: __iter__
typing._ProtocolMeta: __init__ __instancecheck__ __new__ __subclasscheck__
typing._ProtocolMeta.__init__(): cls
typing._Sentinel: __repr__
typing._SpecialForm: __call__ __getattr__ __getitem__ __init__ __instancecheck__ __mro_entries__ __or__ __reduce__ __repr__ __ror__ __subclasscheck__ _getitem _name
typing._SpecialForm.__init__(): self getitem
typing._SpecialGenericAlias: __getitem__ __init__ __or__ __reduce__ __repr__ __ror__ __subclasscheck__ copy_with
typing._SpecialGenericAlias.__init__(): self origin nparams inst name defaults
typing._SpecialGenericAlias.copy_with(): self params
typing._TupleType: __getitem__
typing._TypedCacheSpecialForm: __getitem__
typing._TypedDictMeta: __call__ __instancecheck__ __new__ __subclasscheck__
typing._UnionGenericAlias: __new__
typing._UnionGenericAliasMeta: __eq__ __hash__ __instancecheck__ __subclasscheck__
typing._UnpackGenericAlias: __getitem__ __repr__ __typing_is_unpacked_typevartuple__ __typing_unpacked_tuple_args__
typing.__getattr__(): attr
typing._abc_instancecheck(): cls instance
typing._abc_subclasscheck(): cls subclass
typing._add_type_params_to_scope(): type_params globalns localns is_class
typing._allow_reckless_class_checks(): depth
typing._caller(): depth default
typing._check_generic_specialization(): cls arguments
typing._collect_type_parameters(): args enforce_default_ordering
typing._deduplicate(): params unhashable_fallback
typing._deprecation_warning_for_no_type_params_passed(): funcname
typing._eval_type(): t globalns localns type_params recursive_guard format owner parent_fwdref prefer_fwd_module
typing._flatten_literal_params(): parameters
typing._generic_class_getitem(): cls args
typing._generic_init_subclass(): cls
typing._get_protocol_attrs(): cls
typing._get_typeddict_qualifiers(): annotation_type
typing._is_dunder(): attr
typing._is_param_expr(): arg
typing._is_typevar_like(): x
typing._is_unpacked_typevartuple(): x
typing._make_eager_annotate(): types
typing._make_forward_ref(): code parent_fwdref
typing._make_nmtuple(): name fields annotate_func module defaults
typing._namedtuple_mro_entries(): bases
typing._no_init_or_replace_init(): self
typing._paramspec_prepare_subst(): self alias args
typing._paramspec_subst(): self arg
typing._should_unflatten_callable_args(): typ args
typing._strip_annotations(): t
typing._tp_cache(): typed
typing._type_check(): arg msg is_argument module allow_special_forms owner
typing._type_check_issubclass_arg_1(): arg
typing._type_convert(): arg module allow_special_forms owner
typing._type_repr(): obj
typing._typevar_subst(): self arg
typing._typevartuple_prepare_subst(): self alias args
typing._value_and_type_iter(): parameters
typing.abstractmethod(): funcobj
typing.cast(): typ val
typing.dataclass_transform(): eq_default order_default kw_only_default frozen_default field_specifiers
typing.evaluate_forward_ref(): forward_ref owner globals locals type_params format _recursive_guard
typing.final(): f
typing.get_args(): tp
typing.get_origin(): tp
typing.get_overloads(): func
typing.get_type_hints(): obj globalns localns include_extras format
typing.is_typeddict(): tp
typing.no_type_check(): arg
typing.no_type_check_decorator(): decorator
typing.overload(): func
typing.runtime_checkable(): cls
uuid: Enum MAX NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500 NIL RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID UUID _AIX _GETTERS _LINUX _MAC_DELIM _MAC_OMITS_LEADING_ZEROES _OS_GETTERS _RFC_4122_CLEARFLAGS_MASK _RFC_4122_VERSION_1_FLAGS _RFC_4122_VERSION_3_FLAGS _RFC_4122_VERSION_4_FLAGS _RFC_4122_VERSION_5_FLAGS _RFC_4122_VERSION_6_FLAGS _RFC_4122_VERSION_7_FLAGS _RFC_4122_VERSION_8_FLAGS _UINT_128_MAX _UuidCreate __author__ __name__ _arp_getnode _find_mac_near_keyword _find_mac_under_heading _generate_time_safe _get_command_stdout _has_stable_extractable_node _ifconfig_getnode _ip_getnode _is_universal _lanscan_getnode _last_counter_v7 _last_timestamp _last_timestamp_v6 _last_timestamp_v7 _netstat_getnode _node _parse_mac _random_getnode _simple_enum _unix_getnode _uuid7_get_counter_and_tail _windll_getnode bytes_ getnode int_ main uuid1 uuid3 uuid4 uuid5 uuid6 uuid7 uuid8
uuid.SafeUUID: __new__ _generate_next_value_ _hashable_values_ _member_map_ _member_names_ _member_type_ _new_member_ _unhashable_values_ _unhashable_values_map_ _use_args_ _value2member_map_ _value_repr_ safe unknown unsafe
uuid.UUID: __eq__ __ge__ __getstate__ __gt__ __hash__ __init__ __int__ __le__ __lt__ __repr__ __setattr__ __setstate__ __str__ _from_int bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields hex int is_safe node time time_hi_version time_low time_mid urn variant version
uuid.UUID.__init__(): self hex bytes bytes_le fields int version is_safe
uuid._find_mac_near_keyword(): command args keywords get_word_index
uuid._find_mac_under_heading(): command args heading
uuid._get_command_stdout(): command
uuid._is_universal(): mac
uuid._parse_mac(): word
uuid._simple_enum(): etype boundary use_args
uuid.uuid1(): node clock_seq
uuid.uuid3(): namespace name
uuid.uuid5(): namespace name
uuid.uuid6(): node clock_seq
uuid.uuid8(): a b c
warnings: WarningMessage _DEPRECATED_MSG _Lock _OptionError __all__ __name__ _acquire_lock _add_filter _deprecated _filters_mutated _filters_mutated_lock_held _filters_version _formatwarning_orig _formatwarnmsg _formatwarnmsg_impl _get_context _get_filters _getaction _getcategory _is_filename_to_skip _is_internal_filename _is_internal_frame _lock _new_context _next_external_frame _processoptions _release_lock _set_context _set_module _setoption _showwarning_orig _showwarnmsg _showwarnmsg_impl _use_context _warn_unawaited_coroutine _warnings_context catch_warnings defaultaction deprecated filters filterwarnings formatwarning onceregistry resetwarnings showwarning simplefilter warn warn_explicit
warnings._Lock: __enter__ __exit__
warnings._add_filter(): append
warnings._deprecated(): name message remove _version
warnings._formatwarning_orig(): message category filename lineno line
warnings._formatwarnmsg(): msg
warnings._formatwarnmsg_impl(): msg
warnings._getaction(): action
warnings._getcategory(): category
warnings._is_filename_to_skip(): filename skip_file_prefixes
warnings._is_internal_filename(): filename
warnings._is_internal_frame(): frame
warnings._next_external_frame(): frame skip_file_prefixes
warnings._processoptions(): args
warnings._set_context(): context
warnings._set_module(): module
warnings._setoption(): arg
warnings._showwarning_orig(): message category filename lineno file line
warnings._showwarnmsg(): msg
warnings._showwarnmsg_impl(): msg
warnings._warn_unawaited_coroutine(): coro
warnings.filterwarnings(): action message category module lineno append
warnings.formatwarning(): message category filename lineno line
warnings.showwarning(): message category filename lineno file line
warnings.simplefilter(): action category lineno append
warnings.warn(): message category stacklevel source skip_file_prefixes
weakref: CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet WeakValueDictionary __all__ __name__ _remove_dead_weakref finalize getweakrefcount getweakrefs proxy ref
weakref.CallableProxyType: __abs__ __add__ __and__ __bool__ __call__ __contains__ __delattr__ __delitem__ __divmod__ __eq__ __float__ __floordiv__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __index__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __lshift__ __lt__ __matmul__ __mod__ __mul__ __ne__ __neg__ __next__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __setattr__ __setitem__ __str__ __sub__ __truediv__ __xor__
weakref.KeyedRef: __init__ __new__ key
weakref.KeyedRef.__init__(): self ob callback key
weakref.ProxyType: __abs__ __add__ __and__ __bool__ __bytes__ __contains__ __delattr__ __delitem__ __divmod__ __eq__ __float__ __floordiv__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __index__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __lshift__ __lt__ __matmul__ __mod__ __mul__ __ne__ __neg__ __next__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __setattr__ __setitem__ __str__ __sub__ __truediv__ __xor__
weakref.ReferenceType: __call__ __callback__ __class_getitem__ __eq__ __ge__ __gt__ __hash__ __init__ __le__ __lt__ __ne__ __new__ __repr__
weakref.WeakKeyDictionary: __contains__ __copy__ __deepcopy__ __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __or__ __repr__ __ror__ __setitem__ copy get items keyrefs keys pop popitem setdefault update values
weakref.WeakKeyDictionary.__init__(): self dict
weakref.WeakKeyDictionary.copy(): self
weakref.WeakKeyDictionary.get(): self key default
weakref.WeakKeyDictionary.items(): self
weakref.WeakKeyDictionary.keyrefs(): self
weakref.WeakKeyDictionary.keys(): self
weakref.WeakKeyDictionary.pop(): self key
weakref.WeakKeyDictionary.popitem(): self
weakref.WeakKeyDictionary.setdefault(): self key default
weakref.WeakKeyDictionary.values(): self
weakref.WeakMethod: __call__ __eq__ __hash__ __ne__ __new__ _alive _func_ref _meth_type
weakref.WeakValueDictionary: __contains__ __copy__ __deepcopy__ __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __or__ __repr__ __ror__ __setitem__ copy get items itervaluerefs keys pop popitem setdefault update valuerefs values
weakref.WeakValueDictionary.copy(): self
weakref.WeakValueDictionary.get(): self key default
weakref.WeakValueDictionary.items(): self
weakref.WeakValueDictionary.itervaluerefs(): self
weakref.WeakValueDictionary.keys(): self
weakref.WeakValueDictionary.pop(): self key
weakref.WeakValueDictionary.popitem(): self
weakref.WeakValueDictionary.setdefault(): self key default
weakref.WeakValueDictionary.valuerefs(): self
weakref.WeakValueDictionary.values(): self
weakref.finalize: _Info __call__ __init__ __repr__ _dirty _exitfunc _index_iter _registered_with_atexit _registry _select_for_exit _shutdown alive atexit detach peek
weakref.finalize.detach(): self
weakref.finalize.peek(): self
"""
