package dev.fargen.check.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "^arn:aws[a-zA-Z-]*:iam::[0-9]{12}:role/.+$ > be the ARN of an IAM role, such as"
            + " `arn:aws:iam::111122223333:role/shop`",
        "^arn:.*$ > be an ARN, such as `arn:aws:iam::111122223333:role/shop`",
        "^(sg-[0-9a-f]+|subnet-[0-9a-f]+)$ > be a subnet ID (such as `subnet-0a1b2c3d4e5f60718`) or"
            + " a security group ID (such as `sg-0a1b2c3d4e5f60718`)",
        "^[a-zA-Z0-9_.-]+$ > consist of letters, digits and `_.-`",
        "^[a-z][a-z0-9-]*$ > consist of lowercase letters, digits and `-`, and begin with a"
            + " lowercase letter",
        "^[A-Za-z0-9_-]{1,255}$ > consist of at most 255 letters, digits and `_-`",
        "^[a-z0-9]{3,20}$ > consist of 3 to 20 lowercase letters and digits",
        "^[A-Z ]+$ > consist of uppercase letters and spaces",
        "^[a-z]{2}$ > match the regular expression `^[a-z]{2}$`",
        "[a-z]+ > match the regular expression `[a-z]+`",
        "^[^a]+$ > match the regular expression `^[^a]+$`",
        "^[b-f]+$ > match the regular expression `^[b-f]+$`",
        "^(kafka://.+|arn:.+)$ > match the regular expression `^(kafka://.+|arn:.+)$`"
      })
  void areWhatAPatternMeans(String pattern, String words) {
    assertEquals(words, PatternWords.of(pattern));
  }
}
