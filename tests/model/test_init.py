import doctest
import importlib

import pytest

import ceviz.model

MODULES = ["activations", "descent", "gradients", "information", "likelihood", "losses"]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_function_has_an_example_that_runs(name):
    module = importlib.import_module(f"ceviz.model.{name}")
    for test in doctest.DocTestFinder(exclude_empty=False).find(module):
        function = test.name.rpartition(".")[2]
        if function in ceviz.model.__all__:
            assert test.examples, f"{function} has no example"
            assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_every_public_function_is_exported():
    public = {
        name
        for module in MODULES
        for name, value in vars(importlib.import_module(f"ceviz.model.{module}")).items()
        if getattr(value, "__module__", "") == f"ceviz.model.{module}" and name[0] != "_"
    }
    assert public == set(ceviz.model.__all__)
