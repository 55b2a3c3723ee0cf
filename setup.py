from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


SOURCE = "https://github.com/mittelsachsen/mittelsachsen.socialmedia"

setup(
    name="mittelsachsen.socialmedia",
    version="1.0.0.dev0",
    description="Social media usage concepts of public bodies as living Plone content",
    long_description=Path("README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="Landkreis Mittelsachsen",
    author_email="presse@landkreis-mittelsachsen.de",
    maintainer="Landkreis Mittelsachsen",
    maintainer_email="presse@landkreis-mittelsachsen.de",
    url=SOURCE,
    project_urls={
        "Source": SOURCE,
        "Issues": f"{SOURCE}/issues",
        "Changelog": f"{SOURCE}/blob/main/CHANGELOG.md",
        "Documentation": f"{SOURCE}/tree/main/docs",
    },
    license="GPL-2.0-or-later",
    keywords="Plone GDPR social media Nutzungskonzept",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Operating System :: OS Independent",
        "Programming Language :: Python",
        "Programming Language :: Python :: 3.10",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    packages=find_namespace_packages(
        "src", include=["mittelsachsen", "mittelsachsen.*"]
    ),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.10,!=3.13.0,<3.14",
    install_requires=[
        "Products.CMFPlone>=6.2",
        "ada-url>=4",
        "bagit>=1.9",
        "cachetools>=5",
        "collective.z3cform.datagridfield>=4",
        "icalendar",
        "lxml",
        "openpyxl>=3.1",
        "phonenumbers>=9",
        "plone.api",
        "plone.app.iterate",
        "plone.caching",
        "plone.exportimport",
        "plone.restapi",
        "Pillow",
        "PyYAML",
        "pygal",
        "python-dateutil",
        "selectolax>=1",
        "tinycss2",
        "z3c.caching",
    ],
    extras_require={
        "pdf": [
            "pikepdf>=10",
            "typst>=0.15.2,<0.16",
        ],
        "relstorage": [
            "RelStorage>=4.3",
            "psycopg2-binary",
        ],
        "test": [
            "aiosmtpd",
            "axe-playwright-python",
            "extruct",
            "feedparser",
            "hypothesis",
            "mf2py",
            "mittelsachsen.socialmedia[pdf,relstorage]",
            "plone.app.testing",
            "plone.restapi[test]",
            "pytest<10",
            "pytest-playwright",
            "pytest-plone",
            "schemathesis",
            "zeo",
        ],
    },
    entry_points={
        "console_scripts": [
            "socialmedia-export = mittelsachsen.socialmedia.commands.export:main",
            "socialmedia-import ="
            " mittelsachsen.socialmedia.commands.import_channels:main",
            "socialmedia-personal = mittelsachsen.socialmedia.commands.personal:main",
            "socialmedia-reminders = mittelsachsen.socialmedia.commands.reminders:main",
            "socialmedia-versions = mittelsachsen.socialmedia.commands.versions:main",
        ],
        "plone.autoinclude.plugin": ["target = plone"],
    },
)
