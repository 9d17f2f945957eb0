package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The code of an AWS region: its part of the world, a direction, and a number. Regions of a part
 * and direction are numbered in their order.
 */
public final class RegionCode {

  /** AWS General Reference, "AWS service endpoints", Regional endpoints. */
  public static final List<String> KNOWN =
      List.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "cn-north-1",
          "cn-northwest-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eusc-de-east-1",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-gov-east-1",
          "us-gov-west-1",
          "us-west-1",
          "us-west-2");

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("ireland", "eu-west-1"),
          Map.entry("london", "eu-west-2"),
          Map.entry("paris", "eu-west-3"),
          Map.entry("frankfurt", "eu-central-1"),
          Map.entry("zurich", "eu-central-2"),
          Map.entry("stockholm", "eu-north-1"),
          Map.entry("milan", "eu-south-1"),
          Map.entry("spain", "eu-south-2"),
          Map.entry("virginia", "us-east-1"),
          Map.entry("ohio", "us-east-2"),
          Map.entry("california", "us-west-1"),
          Map.entry("oregon", "us-west-2"),
          Map.entry("calgary", "ca-west-1"),
          Map.entry("saopaulo", "sa-east-1"),
          Map.entry("tokyo", "ap-northeast-1"),
          Map.entry("seoul", "ap-northeast-2"),
          Map.entry("osaka", "ap-northeast-3"),
          Map.entry("mumbai", "ap-south-1"),
          Map.entry("hyderabad", "ap-south-2"),
          Map.entry("singapore", "ap-southeast-1"),
          Map.entry("sydney", "ap-southeast-2"),
          Map.entry("jakarta", "ap-southeast-3"),
          Map.entry("melbourne", "ap-southeast-4"),
          Map.entry("hongkong", "ap-east-1"),
          Map.entry("bahrain", "me-south-1"),
          Map.entry("telaviv", "il-central-1"),
          Map.entry("capetown", "af-south-1"));

  /** The most regions that a part and direction get in the years that this list is in use. */
  private static final int SOON = 3;

  private static final Regex REGEX = new Regex(Patterns.REGION);

  public static final Form<String> FORM =
      Form.plain("a region code such as `eu-west-1`", Patterns.REGION, RegionCode::fault);

  private RegionCode() {}

  /** Whether it is a region that is known, or one that there may be soon. */
  public static boolean isPossible(String region) {
    if (!REGEX.matches(region)) {
      return false;
    }
    int end = region.length() - 1;
    int last = 0;
    for (String known : KNOWN) {
      boolean alike =
          known.length() == region.length() && known.startsWith(region.substring(0, end));
      last = Math.max(last, alike ? known.charAt(end) - '0' : 0);
    }
    int number = region.charAt(end) - '0';
    return number > 0 && number <= last + SOON;
  }

  /** The diagnostic with the help that says which region was meant. */
  public static Diagnostic meant(Diagnostic diagnostic, String region) {
    return diagnostic.unknown(region, KNOWN, "write a region such as `eu-west-1`");
  }

  private static Optional<Diagnostic> fault(ScalarNode region, String key) {
    return isPossible(region.text())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE, Reading.written(key, region) + " is not a region code")
                .at(region.span())
                .unknown(
                    region.text(),
                    KNOWN,
                    named(region.text())
                        .map(code -> "write `" + key + ": " + code + "`")
                        .orElse("write a region code, such as `eu-west-1`")));
  }

  /** The region of a place, by the name that the AWS documentation has for it. */
  private static Optional<String> named(String text) {
    StringBuilder letters = new StringBuilder();
    for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
      letters.append(Character.isLetter(letter) ? letter : "");
    }
    return Lists.first(PLACES.keySet(), place -> letters.indexOf(place) >= 0).map(PLACES::get);
  }
}
