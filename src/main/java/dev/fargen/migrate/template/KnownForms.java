package dev.fargen.migrate.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values of the form that a parameter or property has by its name. */
final class KnownForms {

  static final String ACCOUNT = "000000000000";

  /** The ends of names, of parameters and of properties that take them, with a value. */
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    String arn = "arn:aws:";
    String place = ":us-east-1:" + ACCOUNT + ":";
    BY_NAME.put("subnetids", "subnet-00000000,subnet-00000001");
    BY_NAME.put("subnets", "subnet-00000000,subnet-00000001");
    BY_NAME.put("subnetid", "subnet-00000000");
    BY_NAME.put("subnet", "subnet-00000000");
    BY_NAME.put("securitygroupids", "sg-00000000");
    BY_NAME.put("securitygroups", "sg-00000000");
    BY_NAME.put("securitygroupid", "sg-00000000");
    BY_NAME.put("securitygroup", "sg-00000000");
    BY_NAME.put("groupid", "sg-00000000");
    BY_NAME.put("vpcid", "vpc-00000000");
    BY_NAME.put("vpc", "vpc-00000000");
    BY_NAME.put("filesystemid", "fs-00000000");
    BY_NAME.put("accesspointid", "fsap-00000000000000000");
    BY_NAME.put("hostedzoneid", "Z0000000000000");
    BY_NAME.put("hostedzone", "Z0000000000000");
    BY_NAME.put("cidr", "10.0.0.0/16");
    BY_NAME.put("cidrip", "10.0.0.0/16");
    BY_NAME.put("cidrblock", "10.0.0.0/16");
    BY_NAME.put("image", "CHANGE_ME");
    BY_NAME.put("imageuri", "CHANGE_ME");
    BY_NAME.put("imageurl", "CHANGE_ME");
    BY_NAME.put("rolearn", arn + "iam::" + ACCOUNT + ":role/change-me");
    BY_NAME.put(
        "listenerarn", elb(arn + "elasticloadbalancing" + place + "listener/app/change-me"));
    BY_NAME.put("listener", BY_NAME.get("listenerarn"));
    BY_NAME.put(
        "loadbalancerarn",
        arn + "elasticloadbalancing" + place + "loadbalancer/app/change-me/0000000000000000");
    BY_NAME.put(
        "targetgrouparn",
        arn + "elasticloadbalancing" + place + "targetgroup/change-me/0000000000000000");
    BY_NAME.put(
        "certificatearn", arn + "acm" + place + "certificate/00000000-0000-0000-0000-" + ACCOUNT);
    BY_NAME.put("certificate", BY_NAME.get("certificatearn"));
    BY_NAME.put("secretarn", arn + "secretsmanager" + place + "secret:change-me-000000");
    BY_NAME.put("valuefrom", BY_NAME.get("secretarn"));
    BY_NAME.put("topicarn", arn + "sns" + place + "change-me");
    BY_NAME.put("queuearn", arn + "sqs" + place + "change-me");
    BY_NAME.put("kmskeyid", arn + "kms" + place + "key/00000000-0000-0000-0000-" + ACCOUNT);
    BY_NAME.put("kmskeyarn", BY_NAME.get("kmskeyid"));
    BY_NAME.put("domainname", "change-me.example.com");
    BY_NAME.put("hostname", "change-me.example.com");
    BY_NAME.put("cpu", "256");
    BY_NAME.put("memory", "512");
    BY_NAME.put("port", "80");
    BY_NAME.put("count", "1");
  }

  private static String elb(String start) {
    return start + "/0000000000000000/0000000000000000";
  }

  private KnownForms() {}

  /** A value of the form that the name asks for, if it does. */
  static Optional<String> of(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> end : BY_NAME.entrySet()) {
      if (word.endsWith(end.getKey())) {
        return Optional.of(end.getValue());
      }
    }
    return Optional.empty();
  }
}
