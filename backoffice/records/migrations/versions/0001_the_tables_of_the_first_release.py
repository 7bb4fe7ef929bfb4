"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=32), nullable=False),
        sa.Column("who_name", sa.String(length=120), nullable=False),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("case_reference", sa.String(length=16), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("before", sa.String(length=64), nullable=True),
        sa.Column("after", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.String(length=400), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_events"),
    )
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.create_index("ix_audit_events_case_reference", ["case_reference"], unique=False)
        batch_op.create_index("ix_audit_events_what", ["what"], unique=False)
        batch_op.create_index("ix_audit_events_who", ["who"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.create_table(
        "bank_holidays",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("on", name="pk_bank_holidays"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("to_address", sa.String(length=254), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("subject_key", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_waiting", ["sent_at", "next_try_at"], unique=False)

    op.create_table(
        "people",
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("preferred_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("dob_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("age_given", sa.Integer(), nullable=True),
        sa.Column("age_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("dead_or_unknown", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "sign_in_tries",
        sa.Column("email_hash", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("email_hash", name="pk_sign_in_tries"),
    )
    with op.batch_alter_table("sign_in_tries", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_tries_last_at", ["last_at"], unique=False)

    op.create_table(
        "staff",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("team", sa.String(length=120), nullable=True),
        sa.Column("front_line", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("code_secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("last_code_step", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("email", name="uq_staff_email"),
    )
    op.create_table(
        "absences",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("cover_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["cover_id"], ["staff.id"], name="fk_absences_cover_id_staff"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_absences_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index("ix_absences_staff_id", ["staff_id"], unique=False)

    op.create_table(
        "cases",
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("procedure", sa.String(length=32), nullable=True),
        sa.Column("policy_version", sa.String(length=16), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chatter_role", sa.String(length=32), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_date", sa.Date(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("logged_by", sa.String(length=32), nullable=False),
        sa.Column("first_heard_by", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignee_id", sa.String(length=32), nullable=True),
        sa.Column("handler_role", sa.String(length=32), nullable=True),
        sa.Column("proceedings", sa.String(length=16), nullable=False),
        sa.Column("proceedings_ended_on", sa.Date(), nullable=True),
        sa.Column("response_due", sa.Date(), nullable=True),
        sa.Column("effective_due", sa.Date(), nullable=True),
        sa.Column("next_duty", sa.String(length=32), nullable=True),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("due_order", sa.Date(), nullable=False),
        sa.Column("next_provisional", sa.Boolean(), nullable=False),
        sa.Column("hold_subject_contact", sa.Boolean(), nullable=False),
        sa.Column("legal_hold", sa.Boolean(), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.String(length=40), nullable=True),
        sa.Column("retention_date", sa.Date(), nullable=True),
        sa.Column("state_now_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("child_first_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("court_case_ref_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name="fk_cases_assignee_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("reference", name="uq_cases_reference"),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index("ix_cases_by_due", ["due_order", "id"], unique=False)
        batch_op.create_index(
            "ix_cases_open_by_due",
            ["due_order", "id"],
            unique=False,
            postgresql_where=sa.text("is_open"),
            sqlite_where=sa.text("is_open = 1"),
        )
        batch_op.create_index(
            "ix_cases_open_of_assignee",
            ["assignee_id", "due_order", "id"],
            unique=False,
            postgresql_where=sa.text("is_open"),
            sqlite_where=sa.text("is_open = 1"),
        )
        batch_op.create_index("ix_cases_state", ["state", "due_order", "id"], unique=False)

    op.create_table(
        "login_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=True),
        sa.Column("data", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_login_sessions_staff_id_staff"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_login_sessions"),
    )
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.create_index("ix_login_sessions_last_seen_at", ["last_seen_at"], unique=False)
        batch_op.create_index("ix_login_sessions_staff_id", ["staff_id"], unique=False)

    op.create_table(
        "set_up_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_set_up_links_staff_id_staff"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_set_up_links"),
    )
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.create_index("ix_set_up_links_staff_id", ["staff_id"], unique=False)

    op.create_table(
        "staff_roles",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_roles_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", "role", name="pk_staff_roles"),
    )
    with op.batch_alter_table("staff_roles", schema=None) as batch_op:
        batch_op.create_index("ix_staff_roles_role", ["role"], unique=False)

    op.create_table(
        "awaited_links",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_awaited_links_case_id_cases"),
        sa.PrimaryKeyConstraint("case_id", "kind", "key", name="pk_awaited_links"),
    )
    with op.batch_alter_table("awaited_links", schema=None) as batch_op:
        batch_op.create_index("ix_awaited_links_key", ["kind", "key"], unique=False)

    op.create_table(
        "case_links",
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("other_case_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_links_case_id_cases"),
        sa.ForeignKeyConstraint(["other_case_id"], ["cases.id"], name="fk_case_links_other_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_case_links"),
        sa.UniqueConstraint("case_id", "other_case_id", "type", name="uq_case_links_case_id_other_case_id_type"),
    )
    with op.batch_alter_table("case_links", schema=None) as batch_op:
        batch_op.create_index("ix_case_links_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_case_links_other_case_id", ["other_case_id"], unique=False)

    op.create_table(
        "case_marks",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_marks_case_id_cases"),
        sa.PrimaryKeyConstraint("case_id", "kind", "value", name="pk_case_marks"),
    )
    with op.batch_alter_table("case_marks", schema=None) as batch_op:
        batch_op.create_index("ix_case_marks_value", ["kind", "value", "case_id"], unique=False)

    op.create_table(
        "case_parties",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("relationship_to_child", sa.String(length=40), nullable=True),
        sa.Column("relationship_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("has_parental_responsibility", sa.String(length=8), nullable=False),
        sa.Column("may_see_case", sa.Boolean(), nullable=False),
        sa.Column("child_knows", sa.String(length=16), nullable=True),
        sa.Column("may_contact_child", sa.String(length=24), nullable=True),
        sa.Column("words_from", sa.String(length=16), nullable=True),
        sa.Column("support_asked", sa.Boolean(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_parties_case_id_cases"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_case_parties_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_case_parties"),
    )
    with op.batch_alter_table("case_parties", schema=None) as batch_op:
        batch_op.create_index("ix_case_parties_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_case_parties_person_id", ["person_id"], unique=False)

    op.create_table(
        "concerns",
        sa.Column("alert_id", sa.String(length=36), nullable=True),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raise_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raised_by_waiting", sa.Boolean(), nullable=False),
        sa.Column("texts_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reach_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("question", sa.String(length=16), nullable=True),
        sa.Column("chatter_role", sa.String(length=32), nullable=False),
        sa.Column("about_staff", sa.Boolean(), nullable=False),
        sa.Column("by_mistake", sa.Boolean(), nullable=False),
        sa.Column("safe_answer", sa.String(length=16), nullable=False),
        sa.Column("news_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.String(length=32), nullable=True),
        sa.Column("triage", sa.String(length=24), nullable=True),
        sa.Column("triage_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("triaged_by", sa.String(length=32), nullable=True),
        sa.Column("hold_subject_contact", sa.Boolean(), nullable=False),
        sa.Column("hold_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_concerns_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_concerns"),
        sa.UniqueConstraint("alert_id", name="uq_concerns_alert_id"),
    )
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.create_index("ix_concerns_by_time", ["raised_at", "id"], unique=False)
        batch_op.create_index("ix_concerns_case_id", ["case_id"], unique=False)
        batch_op.create_index(
            "ix_concerns_raise_at",
            ["raise_at"],
            unique=False,
            postgresql_where=sa.text("raise_at IS NOT NULL"),
            sqlite_where=sa.text("raise_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_concerns_unseen",
            ["news_at"],
            unique=False,
            postgresql_where=sa.text("seen_at IS NULL"),
            sqlite_where=sa.text("seen_at IS NULL"),
        )

    op.create_table(
        "contact_plans",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("party_role", sa.String(length=24), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("value_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("private", sa.String(length=16), nullable=False),
        sa.Column("safety_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("times", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("times_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reply_by", sa.String(length=16), nullable=True),
        sa.Column("language", sa.String(length=40), nullable=True),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("needs", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("needs_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("supporter_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_on", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_contact_plans_case_id_cases"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_contact_plans_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_plans"),
    )
    with op.batch_alter_table("contact_plans", schema=None) as batch_op:
        batch_op.create_index("ix_contact_plans_case_id", ["case_id"], unique=False)

    op.create_table(
        "events",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("command", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("data_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_events_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("case_id", "number", name="uq_events_case_id_number"),
    )
    op.create_table(
        "feedback",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("face", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("contact_wanted", sa.Boolean(), nullable=False),
        sa.Column("converted_case_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_feedback_case_id_cases"),
        sa.ForeignKeyConstraint(["converted_case_id"], ["cases.id"], name="fk_feedback_converted_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("case_id", name="uq_feedback_case_id"),
    )
    op.create_table(
        "issues",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_verbatim_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("summary_by_manager_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("themes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("about_body", sa.String(length=24), nullable=False),
        sa.Column("about_staff", sa.Boolean(), nullable=False),
        sa.Column("tag_quality", sa.Boolean(), nullable=False),
        sa.Column("confirmed_with_complainant_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_issues_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.UniqueConstraint("case_id", "number", name="uq_issues_case_id_number"),
    )
    op.create_table(
        "learnings",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("none_found_because_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("level", sa.String(length=16), nullable=True),
        sa.Column("route", sa.String(length=24), nullable=True),
        sa.Column("owner", sa.String(length=200), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("published_text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_learnings_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_learnings"),
    )
    with op.batch_alter_table("learnings", schema=None) as batch_op:
        batch_op.create_index("ix_learnings_case_id", ["case_id"], unique=False)

    op.create_table(
        "letters",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("template", sa.String(length=16), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("to_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("to_address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("blocks_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("html_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("pdf_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("attachments_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("safe_check_by", sa.String(length=32), nullable=True),
        sa.Column("safe_check_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deemed_received_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_letters_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index("ix_letters_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_letters_delivery", ["status", "next_try_at"], unique=False)

    op.create_table(
        "milestones",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=True),
        sa.Column("not_required_reason", sa.String(length=200), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_milestones_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_milestones"),
    )
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.create_index("ix_milestones_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_milestones_code_done", ["code", "done_on"], unique=False)
        batch_op.create_index("ix_milestones_code_due", ["code", "due"], unique=False)
        batch_op.create_index(
            "ix_milestones_open_by_due",
            ["due", "case_id"],
            unique=False,
            postgresql_where=sa.text("is_open"),
            sqlite_where=sa.text("is_open = 1"),
        )

    op.create_table(
        "submissions",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("submission_id", sa.String(length=36), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("receipt", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("receipt_note", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_submissions_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.UniqueConstraint("case_id", name="uq_submissions_case_id"),
        sa.UniqueConstraint("submission_id", name="uq_submissions_submission_id"),
    )
    op.create_table(
        "concern_updates",
        sa.Column("concern_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name="fk_concern_updates_concern_id_concerns"),
        sa.PrimaryKeyConstraint("id", name="pk_concern_updates"),
        sa.UniqueConstraint("concern_id", "seq", name="uq_concern_updates_concern_id_seq"),
    )
    op.create_table(
        "exclusions",
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("concern_id", sa.String(length=32), nullable=True),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(length=24), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_exclusions_case_id_cases"),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name="fk_exclusions_concern_id_concerns"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_exclusions_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_exclusions"),
    )
    with op.batch_alter_table("exclusions", schema=None) as batch_op:
        batch_op.create_index("ix_exclusions_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_exclusions_concern_id", ["concern_id"], unique=False)
        batch_op.create_index("ix_exclusions_staff_id", ["staff_id"], unique=False)

    op.create_table(
        "findings",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("issue_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("reason_plain_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_full_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("impact_on_child_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("standard_checked_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("complied", sa.String(length=16), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_findings_case_id_cases"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_findings_issue_id_issues"),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.UniqueConstraint("issue_id", "step", name="uq_findings_issue_id_step"),
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index("ix_findings_case_id", ["case_id"], unique=False)

    op.create_table(
        "remedies",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("issue_id", sa.String(length=32), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("owner", sa.String(length=200), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("amount_pence", sa.Integer(), nullable=True),
        sa.Column("approved_by", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_remedies_case_id_cases"),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_remedies_issue_id_issues"),
        sa.PrimaryKeyConstraint("id", name="pk_remedies"),
        sa.UniqueConstraint("case_id", "number", name="uq_remedies_case_id_number"),
    )
    with op.batch_alter_table("remedies", schema=None) as batch_op:
        batch_op.create_index("ix_remedies_case_id", ["case_id"], unique=False)

    op.create_table(
        "responses",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.String(length=24), nullable=False),
        sa.Column("addressee_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("blocks_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reading_grade", sa.Float(), nullable=True),
        sa.Column("grade_override_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(length=32), nullable=False),
        sa.Column("approved_by", sa.String(length=32), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_responses_case_id_cases"),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_responses_letter_id_letters"),
        sa.PrimaryKeyConstraint("id", name="pk_responses"),
        sa.UniqueConstraint("case_id", "version", name="uq_responses_case_id_version"),
    )
    op.create_table(
        "storyboards",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("considered", sa.Boolean(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("template_key", sa.String(length=40), nullable=True),
        sa.Column("story_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.String(length=32), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_storyboards_case_id_cases"),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name="fk_storyboards_letter_id_letters"),
        sa.PrimaryKeyConstraint("id", name="pk_storyboards"),
        sa.UniqueConstraint("case_id", "version", name="uq_storyboards_case_id_version"),
    )


def downgrade() -> None:
    op.drop_table("storyboards")
    op.drop_table("responses")
    with op.batch_alter_table("remedies", schema=None) as batch_op:
        batch_op.drop_index("ix_remedies_case_id")

    op.drop_table("remedies")
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.drop_index("ix_findings_case_id")

    op.drop_table("findings")
    with op.batch_alter_table("exclusions", schema=None) as batch_op:
        batch_op.drop_index("ix_exclusions_staff_id")
        batch_op.drop_index("ix_exclusions_concern_id")
        batch_op.drop_index("ix_exclusions_case_id")

    op.drop_table("exclusions")
    op.drop_table("concern_updates")
    op.drop_table("submissions")
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_milestones_open_by_due", postgresql_where=sa.text("is_open"), sqlite_where=sa.text("is_open = 1")
        )
        batch_op.drop_index("ix_milestones_code_due")
        batch_op.drop_index("ix_milestones_code_done")
        batch_op.drop_index("ix_milestones_case_id")

    op.drop_table("milestones")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_delivery")
        batch_op.drop_index("ix_letters_case_id")

    op.drop_table("letters")
    with op.batch_alter_table("learnings", schema=None) as batch_op:
        batch_op.drop_index("ix_learnings_case_id")

    op.drop_table("learnings")
    op.drop_table("issues")
    op.drop_table("feedback")
    op.drop_table("events")
    with op.batch_alter_table("contact_plans", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_plans_case_id")

    op.drop_table("contact_plans")
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_concerns_unseen", postgresql_where=sa.text("seen_at IS NULL"), sqlite_where=sa.text("seen_at IS NULL")
        )
        batch_op.drop_index(
            "ix_concerns_raise_at",
            postgresql_where=sa.text("raise_at IS NOT NULL"),
            sqlite_where=sa.text("raise_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_concerns_case_id")
        batch_op.drop_index("ix_concerns_by_time")

    op.drop_table("concerns")
    with op.batch_alter_table("case_parties", schema=None) as batch_op:
        batch_op.drop_index("ix_case_parties_person_id")
        batch_op.drop_index("ix_case_parties_case_id")

    op.drop_table("case_parties")
    with op.batch_alter_table("case_marks", schema=None) as batch_op:
        batch_op.drop_index("ix_case_marks_value")

    op.drop_table("case_marks")
    with op.batch_alter_table("case_links", schema=None) as batch_op:
        batch_op.drop_index("ix_case_links_other_case_id")
        batch_op.drop_index("ix_case_links_case_id")

    op.drop_table("case_links")
    with op.batch_alter_table("awaited_links", schema=None) as batch_op:
        batch_op.drop_index("ix_awaited_links_key")

    op.drop_table("awaited_links")
    with op.batch_alter_table("staff_roles", schema=None) as batch_op:
        batch_op.drop_index("ix_staff_roles_role")

    op.drop_table("staff_roles")
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.drop_index("ix_set_up_links_staff_id")

    op.drop_table("set_up_links")
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.drop_index("ix_login_sessions_staff_id")
        batch_op.drop_index("ix_login_sessions_last_seen_at")

    op.drop_table("login_sessions")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_state")
        batch_op.drop_index(
            "ix_cases_open_of_assignee", postgresql_where=sa.text("is_open"), sqlite_where=sa.text("is_open = 1")
        )
        batch_op.drop_index(
            "ix_cases_open_by_due", postgresql_where=sa.text("is_open"), sqlite_where=sa.text("is_open = 1")
        )
        batch_op.drop_index("ix_cases_by_due")

    op.drop_table("cases")
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.drop_index("ix_absences_staff_id")

    op.drop_table("absences")
    op.drop_table("staff")
    with op.batch_alter_table("sign_in_tries", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_tries_last_at")

    op.drop_table("sign_in_tries")
    op.drop_table("settings")
    op.drop_table("people")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index("ix_notices_waiting")

    op.drop_table("notices")
    op.drop_table("leases")
    op.drop_table("bank_holidays")
    op.drop_table("audit_head")
    with op.batch_alter_table("audit_events", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_events_who")
        batch_op.drop_index("ix_audit_events_what")
        batch_op.drop_index("ix_audit_events_case_reference")

    op.drop_table("audit_events")
