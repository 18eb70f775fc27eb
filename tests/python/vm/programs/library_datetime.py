from datetime import datetime, date, time, timedelta, timezone, UTC
d = datetime(2024, 2, 29, 13, 5, 7, 123456); print(d, repr(d), d.date(), d.time(), d.isoformat(), d.strftime("%Y-%m-%d %H:%M:%S.%f %A %a %B %b %j %I %p %w %y %% %F %T"), d.weekday(), f"{d:%H:%M}")
print(d + timedelta(days=1, hours=12), d - timedelta(weeks=9), d - datetime(2023, 12, 31), (d - datetime(2025, 1, 1)).total_seconds(), d.replace(year=2028, hour=0))
print(timedelta(1.5), timedelta(seconds=-1), repr(timedelta(seconds=-1)), timedelta(hours=25, minutes=3), timedelta(milliseconds=1500), timedelta(0), timedelta(days=2) * 3, timedelta(hours=3) / 2, timedelta(hours=3) / timedelta(minutes=30), timedelta(hours=1) > timedelta(minutes=59), abs(timedelta(-1)), timedelta(microseconds=5))
print(date(2024, 3, 1) - date(2024, 2, 1), date(2024, 1, 31) + timedelta(1), date.fromisoformat("2024-05-06"), date(2024,1,1) < date(2024,1,2), date(2000,1,1).toordinal(), date.fromordinal(730120), date(2024,12,25).isoweekday(), repr(date(2024,1,2)), sorted([date(2024,2,1), date(2023,1,1)]))
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc); print(u, repr(u), u.timestamp(), u.astimezone(timezone(timedelta(hours=2))), datetime.fromtimestamp(0, UTC), u.tzname(), timezone(timedelta(hours=-5, minutes=-30)), datetime.fromtimestamp(1700000000.5, timezone.utc))
print(datetime.fromisoformat("2024-01-02T03:04:05.678"), datetime.fromisoformat("2024-01-02 03:04:05+02:00"), repr(datetime.fromisoformat("2024-01-02T03:04Z")), time(3, 4), repr(time(3, 4, 5)), datetime.combine(date(2024,1,1), time(5)), d == datetime(2024, 2, 29, 13, 5, 7, 123456), hash(d) == hash(d.replace()), d != u)
for f in (lambda: date(2024, 2, 30), lambda: date(2024, 13, 1), lambda: datetime(2024, 1, 1, 25), lambda: d < u, lambda: d - u, lambda: date.fromisoformat("x"), lambda: date(2023, 2, 29)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = datetime.now(); print(type(n).__name__, n.year > 2000, datetime.now(UTC).tzinfo, date.today() == datetime.now().date(), {date(2024,1,1): 1}[date(2024,1,1)], d.ctime(), d.isoformat(timespec="milliseconds"))

for text, form in (("2024-03-01 10:20", "%Y-%m-%d %H:%M"), ("01 Jan 99 11:05 PM", "%d %b %y %I:%M %p"), ("Thursday, 29 February 2024", "%A, %d %B %Y"), ("2024-060", "%Y-%j"),
                   ("5/6/2024 7:08:09.5", "%m/%d/%Y %H:%M:%S.%f"), ("2024-01-01T00:00:00+0230", "%Y-%m-%dT%H:%M:%S%z"), ("x", "%Y"), ("2024 rest", "%Y"), ("31", "%m"), ("12%", "%d%%"), ("1", "%Q")):
    try: print(repr(datetime.strptime(text, form)))
    except ValueError as e: print(e)
leap = date(2024, 2, 29)
print(leap.isocalendar(), date(2021, 1, 3).isocalendar()[:2], date(2018, 12, 31).isocalendar().week, date.fromisocalendar(2024, 9, 4), leap.timetuple(), date.strptime("2024", "%Y"))
print(datetime(2024, 2, 29, 13, 5, 9).timetuple().tm_yday, datetime(2024, 6, 1, tzinfo=timezone(timedelta(hours=2))).utctimetuple()[:5], time.max, time.resolution, time(1, 2).replace(minute=5), repr(time.fromisoformat("10:20:30")), datetime(2024, 1, 1, 5, tzinfo=timezone.utc).timetz().tzname(), divmod(timedelta(hours=25), timedelta(days=1)))
for wrong in (lambda: date.fromisocalendar(2023, 53, 1), lambda: date.fromisocalendar(2023, 1, 8), lambda: time.fromisoformat("x")):
    try: wrong()
    except ValueError as e: print(e)
