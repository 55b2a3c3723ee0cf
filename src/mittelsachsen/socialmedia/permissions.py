"""The permissions of the package: ids for schemas and ZCML, titles for checks.

Each adds to Plone's *View* and never replaces it.
"""

from mittelsachsen.socialmedia import PACKAGE_NAME


VIEW = "View"
MODIFY = "Modify portal content"

VIEW_CONTACT_DATA_ID = f"{PACKAGE_NAME}.ViewContactData"
VIEW_CHECKS_ID = f"{PACKAGE_NAME}.ViewChecks"
EDIT_INTERNAL_FIELDS_ID = f"{PACKAGE_NAME}.EditInternalFields"

ADD_EVALUATION_RECORD = f"{PACKAGE_NAME}: Add Evaluation Record"
ADD_IMPACT_ASSESSMENT = f"{PACKAGE_NAME}: Add Impact Assessment"
FREEZE_VERSION = f"{PACKAGE_NAME}: Freeze Version"
VIEW_CONTACT_DATA = f"{PACKAGE_NAME}: View Contact Data"
VIEW_CHECKS = f"{PACKAGE_NAME}: View Checks"
MANAGE_SETTINGS = f"{PACKAGE_NAME}: Manage Settings"
