"""The OpenAPI document of the hand-over."""

from __future__ import annotations

import json
from typing import Any

from backoffice.intake.body import PLAIN, SEALED
from backoffice.services.receiving.payload import ALERT, INTAKE, SHOWN, schema_text


def openapi(server: str) -> dict[str, Any]:
    """Return the document for an office at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Heard: the hand-over from the chat to the office",
            "version": "1",
            "description": "Submit only. The token can read nothing back but the receipt of what it sent.",
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "paths": {
            "/api/v1/intake": {
                "post": _call(
                    "Hand over what a person sent",
                    INTAKE,
                    "Receipt",
                    conflict="The same submission_id came before with another body",
                )
            },
            "/api/v1/safeguarding-alerts": {
                "post": _call(
                    "Raise a safety worry, or add to one",
                    ALERT,
                    "AlertAnswer",
                    conflict="The same alert_id and seq came before with another body",
                )
            },
            "/api/v1/receipts-shown": {
                "post": _call("Say that the child's page has fetched its receipt", SHOWN, "Shown"),
            },
            "/api/v1/hours": {
                "get": {
                    "summary": "Whether somebody is in the office now, and when next",
                    "security": [],
                    "responses": {"200": _answer("The office's hours", "Hours")},
                }
            },
            "/api/v1/intake/schema.json": {"get": _document("The schema intake/1")},
            "/api/v1/safeguarding-alerts/schema.json": {"get": _document("The schema safeguarding-alert/1")},
            "/api/v1/receipts-shown/schema.json": {"get": _document("The schema receipt-shown/1")},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Receipt": _receipt(),
                "AlertAnswer": _alert_answer(),
                "Shown": {"type": "object", "properties": {"submission_id": {"type": "string", "format": "uuid"}}},
                "Hours": _hours(),
                "Errors": _errors(),
            },
        },
    }


def _call(summary: str, schema: str, answer: str, conflict: str = "") -> dict[str, Any]:
    body = json.loads(schema_text(schema))
    return {
        "summary": summary,
        "requestBody": {
            "required": True,
            "content": {
                PLAIN: {"schema": body},
                SEALED: {
                    "schema": {
                        "type": "string",
                        "contentEncoding": "binary",
                        "description": "The same JSON in a NaCl sealed box for the office's public key",
                    }
                },
            },
        },
        "responses": {
            **({"201": _answer("New; it is stored", answer)} if conflict else {}),
            "200": _answer("The same came before; nothing was changed", answer),
            "400": {"description": "Not a JSON object, or sealed for another key"},
            "401": {"description": "The token is missing or wrong"},
            **({"409": {"description": conflict}} if conflict else {}),
            "413": {"description": "Larger than 6 MiB"},
            "415": {"description": "Neither JSON nor the sealed form"},
            "422": _answer("Not as the schema says", "Errors"),
            "503": {
                "description": "Busy; nothing was stored",
                "headers": {"Retry-After": {"schema": {"type": "integer"}, "description": "seconds"}},
            },
        },
    }


def _answer(description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}


def _document(summary: str) -> dict[str, Any]:
    return {"summary": summary, "security": [], "responses": {"200": {"description": "JSON Schema 2020-12"}}}


def _receipt() -> dict[str, Any]:
    day = {"type": ["string", "null"], "format": "date"}
    return {
        "type": "object",
        "properties": {
            "reference": {"type": "string", "pattern": "^(CC|PC|FB|MW|CB)-[2-9B-DF-HJ-KM-NP-TV-Z]{6}$"},
            "state": {"type": "string"},
            "received_date": {"type": "string", "format": "date"},
            "ack_due": day,
            "ack_status": {"enum": ["due", "sent", "not_required"]},
            "ack_kind": {"enum": ["auto_onscreen", "letter", "email", "none"]},
            "intro_due": day,
            "response_due": day,
            "step1_due": day,
            "assignee_role": {"type": "string"},
            "linked": {"type": "array", "items": {"type": "object"}},
        },
    }


def _alert_answer() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "alert_id": {"type": "string", "format": "uuid"},
            "seq": {"type": "integer"},
            "level": {"enum": ["concern", "immediate"]},
            "office_open": {"type": "boolean"},
            "next_open": {"type": "string", "format": "date"},
            "seen": {"type": "boolean"},
        },
    }


def _hours() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "open": {"type": "boolean"},
            "next_open": {"type": "string", "format": "date"},
            "call_back_by": {"type": "string", "format": "date"},
        },
    }


def _errors() -> dict[str, Any]:
    one = {"type": "object", "properties": {"field": {"type": "string"}, "message": {"type": "string"}}}
    return {"type": "object", "properties": {"errors": {"type": "array", "items": one}}}
