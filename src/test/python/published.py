"""Publishes to the topics of a stack that its queues subscribe to, and prints what each queue gets.

    python published.py STACK TEMPLATE PARAMS

To each topic go a message with the attribute kind=invoice and one with kind=other. A line for each subscription has its
logical ID and the messages; one that SNS wrapped in a document of its own is in brackets. What the emulator's
CloudFormation does not make of the template, policies of queues and subscriptions, this makes first, with the same
properties.
"""

import functools
import json
import sys
from pathlib import Path

import boto3

sys.path.insert(0, str(Path(__file__).parents[2] / "audit"))
import production  # noqa: E402

MESSAGES = ("invoice", "other")


@functools.cache
def aws(service):
    return boto3.client(service)


def main():
    stack, template_file, params = sys.argv[1:]
    values = json.loads(Path(params).read_text())["Parameters"]
    template = production.load(Path(template_file).read_text())
    resources = production.fill_in(template, production.Environment(stack, values))["Resources"]
    there = {
        one["LogicalResourceId"]: one["PhysicalResourceId"]
        for page in aws("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
        for one in page["StackResourceSummaries"]
    }
    for key, one in resources.items():
        if one["Type"] == "AWS::SQS::QueuePolicy" and key not in there:
            allow(resolved(one["Properties"], there))
    subscriptions = {
        key: resolved(one["Properties"], there)
        for key, one in resources.items()
        if one["Type"] == "AWS::SNS::Subscription" and one["Properties"]["Protocol"] == "sqs"
    }
    for key, properties in subscriptions.items():
        if key not in there:
            subscribe(properties)
    for topic in sorted({one["TopicArn"] for one in subscriptions.values()}):
        publish(topic)
    for key, properties in sorted(subscriptions.items()):
        print(key, *sorted(received(properties["Endpoint"])))


def resolved(node, there):
    """The value with what AWS knows of the resources: their IDs, and the ARNs of queues."""
    if isinstance(node, list):
        return [resolved(item, there) for item in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Ref"}:
        return there[node["Ref"]]
    if set(node) == {"Fn::GetAtt"}:
        [key, attribute] = node["Fn::GetAtt"]
        assert attribute == "Arn", node
        names = ["QueueArn"]
        return aws("sqs").get_queue_attributes(QueueUrl=there[key], AttributeNames=names)["Attributes"]["QueueArn"]
    return {key: resolved(item, there) for key, item in node.items()}


def allow(properties):
    for url in properties["Queues"]:
        policy = json.dumps(properties["PolicyDocument"])
        aws("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})


def subscribe(properties):
    attributes = {
        name: properties[name] if isinstance(properties[name], str) else json.dumps(properties[name])
        for name in ("RawMessageDelivery", "FilterPolicyScope", "FilterPolicy", "RedrivePolicy")
        if name in properties
    }
    aws("sns").subscribe(
        TopicArn=properties["TopicArn"],
        Protocol=properties["Protocol"],
        Endpoint=properties["Endpoint"],
        Attributes=attributes,
    )


def publish(topic):
    for kind in MESSAGES:
        order = {"MessageGroupId": "1", "MessageDeduplicationId": kind} if topic.endswith(".fifo") else {}
        attributes = {"kind": {"DataType": "String", "StringValue": kind}}
        aws("sns").publish(TopicArn=topic, Message=kind, MessageAttributes=attributes, **order)


def received(arn):
    url = aws("sqs").get_queue_url(QueueName=arn.split(":")[-1])["QueueUrl"]
    for _ in range(3):
        answer = aws("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
        for message in answer.get("Messages", []):
            body = message["Body"]
            if body.startswith("{"):
                yield "[" + json.loads(body)["Message"] + "]"
            else:
                assert message["MessageAttributes"]["kind"]["StringValue"] == body, message
                yield body
            aws("sqs").delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


if __name__ == "__main__":
    main()
