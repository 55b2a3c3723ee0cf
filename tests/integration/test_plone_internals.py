"""Each private name of Plone that the package uses still does what it is used for."""

import inspect
from mittelsachsen.socialmedia import internals
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from plone import api
from plone.registry.interfaces import IPersistentField
from plone.registry.interfaces import IRegistry
from Products.MailHost.MailHost import MailHost
import pytest
from zope.component import getUtility
from zope.schema import ValidationError


@pytest.fixture(scope="class")
def portal(portal_class):
    with api.env.adopt_roles(["Manager"]):
        for name in ("eins", "zwei"):
            api.content.create(portal_class, "Document", name, title=f"Seite {name}")
        yield portal_class


class TestInternals:
    def test_each_function_is_here(self):
        functions = {
            name
            for name, item in inspect.getmembers(internals, inspect.isfunction)
            if item.__module__ == internals.__name__
        }
        tests = {name.removeprefix("test_") for name in vars(TestInternals)}
        assert functions - tests == set()

    @pytest.mark.parametrize("query", [{"portal_type": "Document"}, {"Title": "Seite"}])
    def test_record_ids(self, portal, query):
        results = portal.portal_catalog.unrestrictedSearchResults(**query)
        assert internals.record_ids(results) == {brain.getRID() for brain in results}

    def test_brain_at(self, portal):
        catalog = portal.portal_catalog
        brain = catalog.unrestrictedSearchResults(id="eins")[0]
        assert internals.brain_at(catalog, brain.getRID()).getPath() == brain.getPath()

    @pytest.mark.parametrize("descending", [False, True])
    def test_entries(self, portal, descending):
        catalog = portal.portal_catalog
        index = catalog.Indexes["id"]
        rids = [rid for entry in internals.entries(index, descending) for rid in entry]
        names = [internals.brain_at(catalog, rid).getId for rid in rids]
        assert {"eins", "zwei"} <= set(names)
        assert names == sorted(names, reverse=descending)

    def test_count_change(self, portal):
        catalog = portal.portal_catalog
        before = catalog.getCounter()
        internals.count_change(catalog)
        assert catalog.getCounter() == before + 1

    def test_forget_versioning(self, portal):
        repository = portal.portal_repository
        assert "UsageConcept" in repository.getPolicyMap()
        assert portal.portal_diff.getDiffForPortalType("UsageConcept")
        internals.forget_versioning(portal, "UsageConcept")
        assert "UsageConcept" not in repository.getPolicyMap()
        assert portal.portal_diff.getDiffForPortalType("UsageConcept") == {}

    def test_mailer_of(self, portal):
        registry = getUtility(IRegistry)
        registry["plone.smtp_host"] = "mail.example"
        registry["plone.smtp_port"] = 2525
        mailer = internals.mailer_of(MailHost("post"))
        assert (mailer.hostname, mailer.port) == ("mail.example", 2525)

    def test_local_roles(self, portal):
        portal["eins"].manage_setLocalRoles("jemand", ["Editor"])
        assert internals.local_roles(portal["eins"])["jemand"] == {"Editor"}

    def test_put_record(self, portal):
        registry = getUtility(IRegistry)
        name = "mittelsachsen.socialmedia.platforms/x.country"
        field = IPersistentField(IPlatform["country"])
        internals.put_record(registry, name, field, "DEU")
        assert registry[name] == "DEU"
        with pytest.raises(ValidationError):
            registry[name] = "DEU"
