"""What gunicorn serves: ``gunicorn bot.web.wsgi:app``. While the first page goes out, the words of worries are read."""

from threading import Thread

from bot import safety
from bot.web import create_app

app = create_app()
Thread(target=safety.make_ready, daemon=True).start()
