"""The forms of signing in."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length


class SignInForm(FlaskForm):
    """An address, a password and, where the setting says so, a one-time code."""

    email = StringField("Email address", validators=[DataRequired("Enter your email address."), Length(max=254)])
    password = PasswordField("Password", validators=[DataRequired("Enter your password."), Length(max=200)])
    code = StringField("Code from your app", validators=[Length(max=12)])


class SetUpForm(FlaskForm):
    """A new password, twice."""

    password = PasswordField("New password", validators=[DataRequired("Enter a password."), Length(max=400)])
    again = PasswordField("The same password again", validators=[DataRequired("Enter the password a second time.")])
    code = StringField("Code from your app", validators=[Length(max=12)])
