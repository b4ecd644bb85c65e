"""`dragoman user`: who may sign in to the pages of a record, and in which role."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    messages,
    output,
    until_unread,
    visible,
)

app = typer.Typer(
    help="Who may sign in to the pages of a record: dragoman serve.",
    no_args_is_help=True,
    epilog=examples(("dragoman user add ana --role reviewer", "asks for a password")),
)
token = typer.Typer(help="Tokens, by which programs sign in to the API.", no_args_is_help=True)
app.add_typer(token, name="token")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
RoleOption = Annotated[
    str, typer.Option("--role", metavar="ROLE", help="reader, reviewer (judges, adds documents) or admin.")
]
PasswordOption = Annotated[
    str | None,
    typer.Option("--password-file", metavar="FILE|-", help="Take the password from there; it is asked for."),
]


@app.command("add", epilog=examples(("dragoman user add ana --role reviewer", "asks for a password")))
def add(
    name: NameArgument,
    role: RoleOption = "reader",
    password_file: PasswordOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Add a user, who can sign in at once."""
    from dragoman.serve.accounts import checked_name, checked_role, hashed
    from dragoman.store import Record

    known, may = checked_name(name), checked_role(role)
    with Record.open(record, create=False) as opened:
        opened.add_user(known, may, hashed(_password(password_file)))
        opened.note_act(_who(), "user-added", {"user": known, "role": may})
    messages().print(f"{visible(known)} may sign in as {may}.")


@app.command("list", epilog=examples(("dragoman user list", "names and roles")))
def list_(record: RecordOption = DEFAULT_RECORD) -> None:
    """List the users and their roles."""
    from dragoman.store import Record

    with until_unread(), Record.open(record, create=False) as opened:
        for user in opened.users():
            output().print(f"{visible(user.name)}\t{user.role}\tsince {user.added_at:%Y-%m-%d}")


@app.command("remove", epilog=examples(("dragoman user remove ana", "and their sessions and tokens")))
def remove(name: NameArgument, record: RecordOption = DEFAULT_RECORD) -> None:
    """Remove a user, with all sessions and tokens; what they judged stays."""
    from dragoman.serve.accounts import checked_name
    from dragoman.store import Record

    known = checked_name(name)
    with Record.open(record, create=False) as opened:
        opened.remove_user(known)
        opened.note_act(_who(), "user-removed", {"user": known})


@app.command("role", epilog=examples(("dragoman user role ana admin", "from the next request on")))
def role(
    name: NameArgument,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Change what a user may do."""
    from dragoman.serve.accounts import checked_name, checked_role
    from dragoman.store import Record

    known, may = checked_name(name), checked_role(role)
    with Record.open(record, create=False) as opened:
        opened.set_role(known, may)
        opened.note_act(_who(), "role-changed", {"user": known, "role": may})


@app.command("password", epilog=examples(("dragoman user password ana", "asks for the new one")))
def password(
    name: NameArgument, password_file: PasswordOption = None, record: RecordOption = DEFAULT_RECORD
) -> None:
    """Give a user another password; all sessions of theirs end."""
    from dragoman.serve.accounts import checked_name, hashed
    from dragoman.store import Record

    known = checked_name(name)
    with Record.open(record, create=False) as opened:
        opened.set_password(known, hashed(_password(password_file)))
        opened.note_act(_who(), "password-changed", {"user": known})


@token.command("add", epilog=examples(("dragoman user token add ana --label nightly", "prints it once")))
def token_add(
    name: NameArgument,
    label: Annotated[str, typer.Option(metavar="WORDS", help="What it is for.")] = "",
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="What it gives at most, within the user's own.")
    ] = "reader",
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Make a token for a user's program, and print it: it is shown this once."""
    from dragoman.serve.accounts import checked_name, checked_role, digest, new_token
    from dragoman.store import Record

    known, may, secret = checked_name(name), checked_role(role), new_token()
    with until_unread(), Record.open(record, create=False) as opened:
        made = opened.add_token(digest(secret), known, label, may)
        opened.note_act(_who(), "token-made", {"token": made.id, "user": known, "role": may})
        output().print(secret, soft_wrap=True)
    messages().print(f"Token {made.id} of {visible(known)}, {may}: it is not shown again.")


@token.command("list", epilog=examples(("dragoman user token list", "ids, users, roles, labels")))
def token_list(record: RecordOption = DEFAULT_RECORD) -> None:
    """List the tokens that hold; their secrets are not kept."""
    from dragoman.store import Record

    with until_unread(), Record.open(record, create=False) as opened:
        for one in opened.tokens():
            output().print(
                f"{one.id}\t{visible(one.user)}\t{one.role}\t{one.made_at:%Y-%m-%d}\t{visible(one.label)}"
            )


@token.command("revoke", epilog=examples(("dragoman user token revoke 3f2a9c01b7de", "it holds no longer")))
def token_revoke(
    id: Annotated[str, typer.Argument(metavar="ID", help="The token's id: dragoman user token list.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Revoke a token: it holds no longer."""
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        gone = opened.revoke_token(id)
        opened.note_act(_who(), "token-revoked", {"token": gone.id, "user": gone.user})


def _who() -> str:
    """Who does it, as the log of the pages has it: no user has a name like this."""
    import getpass

    try:
        return f"$ {getpass.getuser()}"
    except (KeyError, OSError):  # an account of the system without a name
        return "$"


def _password(place: str | None) -> str:
    """The password from a file, from standard input, or asked for; a line break at its end is none of it."""
    if place == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if place is not None:
        try:
            return Path(place).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{place}: {error}", param_hint="--password-file") from error
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
