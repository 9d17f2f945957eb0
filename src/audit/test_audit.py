"""Tests of what stands between the templates and the verdict. `src/audit/run` runs them first."""

import unittest

import exceptions
import production
from tools import Finding, resources

TEMPLATE = """
Parameters:
  Size: {Type: String}
  Subnets: {Type: List<AWS::EC2::Subnet::Id>}
  WithLogs: {Type: String, Default: "false"}
Conditions:
  HasLogs: !Equals [!Ref WithLogs, "true"]
  HasNoLogs: !Not [!Condition HasLogs]
Resources:
  Bucket: {Type: AWS::S3::Bucket, Condition: HasLogs}
  Policy: {Type: AWS::S3::BucketPolicy, Condition: HasLogs, Properties: {Bucket: !Ref Bucket}}
  Thing:
    Type: AWS::Test::Thing
    DependsOn: [Policy]
    Properties:
      Size: !Ref Size
      Subnets: !Ref Subnets
      Attributes:
        - {Key: size, Value: !Ref Size}
        - !If [HasLogs, {Key: bucket, Value: !Ref Policy}, !Ref AWS::NoValue]
      Empty: !If [HasNoLogs, !Ref AWS::NoValue, some]
      Arn: !Sub arn:${AWS::Partition}:test:${AWS::Region}:${Size}
      Objects: !Sub ${Bucket.Arn}/${Size}/*
"""


class ProductionTest(unittest.TestCase):
    def thing(self, **values):
        values = {"Size": "512", "Subnets": "subnet-a,subnet-b", **values}
        environment = production.Environment("stack", values, "eu-west-1")
        filled = production.fill_in(production.load(TEMPLATE), environment)
        return filled["Resources"], filled["Resources"]["Thing"]

    def test_decides_conditions(self):
        resources, thing = self.thing()
        self.assertEqual(["Thing"], list(resources))
        self.assertNotIn("DependsOn", thing)
        self.assertNotIn("Empty", thing["Properties"])
        self.assertEqual(1, len(thing["Properties"]["Attributes"]))
        resources, thing = self.thing(WithLogs="true")
        self.assertEqual(["Bucket", "Policy", "Thing"], list(resources))
        self.assertNotIn("Condition", resources["Bucket"])
        self.assertEqual(["Policy"], thing["DependsOn"])
        self.assertEqual("some", thing["Properties"]["Empty"])

    def test_puts_values_in(self):
        _, thing = self.thing()
        self.assertEqual(512, thing["Properties"]["Size"])
        self.assertEqual("512", thing["Properties"]["Attributes"][0]["Value"])
        self.assertEqual(["subnet-a", "subnet-b"], thing["Properties"]["Subnets"])
        self.assertEqual("arn:aws:test:eu-west-1:512", thing["Properties"]["Arn"])

    def test_leaves_what_only_aws_knows(self):
        _, thing = self.thing(WithLogs="true")
        join = {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/512/*"]]}
        self.assertEqual(join, thing["Properties"]["Objects"])

    def test_takes_a_bucket_policy_for_its_bucket(self):
        _, thing = self.thing(WithLogs="true")
        self.assertEqual({"Ref": "Bucket"}, thing["Properties"]["Attributes"][1]["Value"])


class ToolsTest(unittest.TestCase):
    REPORT = [{"Clause": {"from": {"path": "/2"}, "to": [{"path": "/Resources/Db/Properties/Logs/0"}]}}]

    def test_finds_the_resource_that_a_rule_speaks_of(self):
        self.assertEqual({"Db"}, resources(self.REPORT))
        self.assertEqual(set(), resources(self.REPORT, but="to"))


class ExceptionsTest(unittest.TestCase):
    ENTRY = exceptions.Accepted(("shop", "site"), "checkov", "C1", ("*Group", "Bucket"), ("",), "why")
    FINDINGS = [
        Finding("shop", "checkov", "C1", "LogGroup", "", ""),
        Finding("site", "checkov", "C1", "Bucket", "", ""),
    ]

    def not_found(self, findings, examples=("shop", "site")):
        return list(exceptions.not_found([self.ENTRY], findings, examples, ["checkov"]))

    def test_is_quiet_about_what_is_listed(self):
        self.assertEqual([], exceptions.not_listed(self.FINDINGS, [self.ENTRY]))
        self.assertEqual([], self.not_found(self.FINDINGS))

    def test_finds_what_is_not_listed(self):
        other = [
            Finding("shop", "checkov", "C1", "LogGroups", "", ""),
            Finding("blog", "checkov", "C1", "LogGroup", "", ""),
            Finding("shop", "checkov", "C2", "LogGroup", "", ""),
            Finding("shop", "checkov", "C1", "LogGroup", "Resource::*", ""),
        ]
        self.assertEqual(other, exceptions.not_listed(self.FINDINGS + other, [self.ENTRY]))

    def test_finds_examples_and_resources_that_are_listed_for_nothing(self):
        [example, resource] = self.not_found(self.FINDINGS[:1])
        self.assertEqual(("site",), example.examples)
        self.assertEqual(("Bucket",), resource.resources)
        self.assertEqual([self.ENTRY], self.not_found([]))

    def test_says_nothing_of_examples_that_were_not_judged(self):
        self.assertEqual([], self.not_found(self.FINDINGS[:1], ["shop"]))

    def test_updates_to_what_was_found(self):
        new = Finding("shop", "cdk-nag", "N1", "Role", "Resource::*", "")
        kept, added = exceptions.updated([self.FINDINGS[0], new], [self.ENTRY])
        self.assertEqual((("shop",), ("*Group",), "why"), (kept.examples, kept.resources, kept.reason))
        self.assertEqual((("Role",), ("Resource::*",), "TODO"), (added.resources, added.details, added.reason))


if __name__ == "__main__":
    unittest.main()
