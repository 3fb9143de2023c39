"""The operator's tables. Words have a column for each language; what residents send has a unique `client_id`."""

from django.db import models


class Panel(models.Model):
    slug = models.SlugField(unique=True)
    name_fi = models.CharField(max_length=200)
    name_sv = models.CharField(max_length=200, blank=True)
    summary_fi = models.TextField()
    summary_sv = models.TextField(blank=True)
    influence_fi = models.TextField(blank=True)
    influence_sv = models.TextField(blank=True)
    rhythm_fi = models.CharField(max_length=200, blank=True)
    rhythm_sv = models.CharField(max_length=200, blank=True)
    attendance = models.CharField(max_length=10, choices=[("L", "läsnä"), ("E", "etä"), ("LE", "läsnä ja etä")])
    municipality = models.CharField(max_length=100)
    seats = models.PositiveIntegerField()
    joining = models.CharField(max_length=10, choices=[("free", "vapaa"), ("request", "haku"), ("closed", "kutsu")])
    is_sensitive = models.BooleanField(default=False)
    term_start = models.DateField()
    term_end = models.DateField()
    next_news = models.DateField(null=True)

    class Meta:
        ordering = ["id"]


class Poll(models.Model):
    slug = models.SlugField(unique=True)
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="polls")
    title_fi = models.CharField(max_length=200)
    title_sv = models.CharField(max_length=200, blank=True)
    intro_fi = models.TextField(blank=True)
    intro_sv = models.TextField(blank=True)
    minutes = models.PositiveIntegerField()
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    min_group_size = models.PositiveIntegerField(default=5)

    class Meta:
        ordering = ["id"]


class Question(models.Model):
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="questions")
    order = models.PositiveIntegerField()
    key = models.SlugField()
    kind = models.CharField(
        max_length=10, choices=[("single", "yksi"), ("multi", "monta"), ("scale", "asteikko"), ("text", "teksti")]
    )
    title_fi = models.CharField(max_length=300)
    title_sv = models.CharField(max_length=300, blank=True)
    required = models.BooleanField()
    low = models.IntegerField(null=True)
    high = models.IntegerField(null=True)
    low_label_fi = models.CharField(max_length=100, blank=True)
    low_label_sv = models.CharField(max_length=100, blank=True)
    high_label_fi = models.CharField(max_length=100, blank=True)
    high_label_sv = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["poll", "key"], name="one_key_a_poll")]


class Option(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    order = models.PositiveIntegerField()
    key = models.SlugField()
    label_fi = models.CharField(max_length=200)
    label_sv = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["order"]


class Event(models.Model):
    slug = models.SlugField(unique=True)
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    title_fi = models.CharField(max_length=200)
    title_sv = models.CharField(max_length=200, blank=True)
    summary_fi = models.TextField(blank=True)
    summary_sv = models.TextField(blank=True)
    price_fi = models.CharField(max_length=200, blank=True)
    price_sv = models.CharField(max_length=200, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    attendance = models.CharField(max_length=10)
    link = models.URLField(blank=True)
    venue_fi = models.CharField(max_length=200, blank=True)
    venue_sv = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    cancelled = models.BooleanField(default=False)
    registration_required = models.BooleanField()
    capacity = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["starts", "id"]


class Invitation(models.Model):
    slug = models.SlugField(unique=True)
    code = models.CharField(max_length=32, unique=True)
    panel = models.ForeignKey(Panel, models.CASCADE, null=True)
    poll = models.ForeignKey(Poll, models.CASCADE, null=True)
    event = models.ForeignKey(Event, models.CASCADE, null=True)
    title_fi = models.CharField(max_length=200)
    title_sv = models.CharField(max_length=200, blank=True)
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    sender = models.CharField(max_length=200)
    sender_phone = models.CharField(max_length=40)
    minutes = models.PositiveIntegerField()
    reply_by = models.DateTimeField()
    single_use = models.BooleanField()


class Impact(models.Model):
    slug = models.SlugField(unique=True)
    title_fi = models.CharField(max_length=200)
    title_sv = models.CharField(max_length=200, blank=True)
    heard_fi = models.TextField()
    heard_sv = models.TextField(blank=True)
    done_fi = models.TextField()
    done_sv = models.TextField(blank=True)
    status = models.CharField(max_length=20)
    published = models.DateTimeField()
    next_news = models.DateField(null=True)
    panel = models.ForeignKey(Panel, models.CASCADE, null=True)
    poll = models.ForeignKey(Poll, models.CASCADE, null=True)
    event = models.ForeignKey(Event, models.CASCADE, null=True)

    class Meta:
        ordering = ["-published"]


class Sent(models.Model):
    """What a resident sends, once: the same `client_id` is refused by the database."""

    client_id = models.UUIDField(unique=True)
    received = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class Response(Sent):
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="responses")


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    value = models.JSONField()

    class Meta:
        ordering = ["id"]


class Membership(Sent):
    panel = models.ForeignKey(Panel, models.CASCADE, related_name="memberships")
    message = models.TextField(blank=True, max_length=2000)


class Registration(Sent):
    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    access_needs = models.TextField(blank=True, max_length=2000)


class Reply(Sent):
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="replies")
    answer = models.CharField(max_length=10, choices=[("yes", "kyllä"), ("later", "myöhemmin"), ("no", "ei")])
