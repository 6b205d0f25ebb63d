"""Ctrl-C waits while what must not be cut in two is done."""

import signal

import pytest

from timeline.files import holding_interrupts

pytestmark = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot wait here")


def test_an_interrupt_comes_when_the_block_is_left() -> None:
    done = []

    def rename() -> None:
        with holding_interrupts():
            signal.raise_signal(signal.SIGINT)
            done.append("the whole block")

    with pytest.raises(KeyboardInterrupt):
        rename()
    assert done == ["the whole block"]


def test_signals_are_as_before_afterwards() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with holding_interrupts():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
