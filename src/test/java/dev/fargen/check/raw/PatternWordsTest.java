package dev.fargen.check.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = ">>",
      value = {
        "^arn:aws[a-zA-Z-]*:iam::[0-9]{12}:role/.+$ >> shop >> be the ARN of an IAM role, such as"
            + " `arn:aws:iam::111122223333:role/shop`",
        "^arn:.*$ >> shop >> be an ARN (`arn:aws:<service>:<region>:<account ID>:<resource>`)",
        "^arn:aws[^:]*:connect:[^:]*:[0-9]{12}:instance/[-a-z]*$ >> shop >> be an ARN that begins"
            + " with `arn:aws:connect:`",
        "^(sg-[0-9a-f]+|subnet-[0-9a-f]+)$ >> shop >> be a subnet ID (such as"
            + " `subnet-0a1b2c3d4e5f60718`) or a security group ID (such as"
            + " `sg-0a1b2c3d4e5f60718`)",
        "^[a-zA-Z0-9_.-]+$ >> a b >> consist of letters, digits, underscores, hyphens and dots",
        "^[a-z][a-z0-9-]*$ >> Shop >> consist of lowercase letters, digits and hyphens, and begin"
            + " with a lowercase letter",
        "^[a-z]([a-z0-9-]*[a-z0-9])?$ >> shop- >> consist of lowercase letters, digits and hyphens,"
            + " begin with a lowercase letter, and end with a lowercase letter or a digit",
        "^[a-z]+(-[a-z]+)*$ >> a--b >> consist of lowercase letters and hyphens, begin and end with"
            + " a lowercase letter, and not contain two hyphens in a row",
        "^[A-Za-z0-9_-]{1,255}$ >> a b >> consist of at most 255 letters, digits, underscores and"
            + " hyphens",
        "^[a-z0-9]{3,20}$ >> ab >> consist of 3 to 20 lowercase letters and digits",
        "^[0-7]{3,4}$ >> 888 >> consist of 3 or 4 digits from 0 to 7",
        "^[A-Z ]+$ >> a >> consist of uppercase letters and spaces",
        "^[a-z]{2}$ >> abc >> consist of 2 lowercase letters",
        "^[^:*]+$ >> a:b >> not contain colons or asterisks",
        "^[A-Za-z+=,.@_-]+$ >> a b >> consist of letters and the characters `+ , - . = @ _`",
        "^[a-z]+([._-][a-z]+)*$ >> a_-b >> not contain `_-`",
        "^[^.]([a-zA-Z0-9_.-]+) >> t >> have at least 2 characters, and not begin with a dot",
        "^(?!aws:).*$ >> aws:shop >> not begin with `aws:`",
        "^(?![0-9]+$)[a-z0-9]+$ >> 123 >> not consist of digits only",
        "^(one|two)$ >> three >> be one of `one`, `two`",
        "^(kafka://.+|arn:.+)$ >> shop >> match the regular expression `^(kafka://.+|arn:.+)$`"
      })
  void areWhatAPatternMeans(String pattern, String value, String words) {
    assertEquals(words, PatternWords.of(pattern, "Name", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ">>",
      value = {
        "AlarmActions >> be an ARN, such as `arn:aws:sns:eu-west-1:111122223333:orders`",
        "RoleArn >> be an ARN, such as `arn:aws:iam::111122223333:role/shop`"
      })
  void haveAnArnOfWhatThePropertyIsAbout(String property, String words) {
    assertEquals(words, PatternWords.of("^arn:.*$", property, "oncall"));
  }
}
