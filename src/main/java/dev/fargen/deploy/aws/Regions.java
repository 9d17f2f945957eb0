package dev.fargen.deploy.aws;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The default region. */
public final class Regions {

  private Regions() {}

  /** The region of the environment variables, the profile or the instance, as in the AWS CLI. */
  public static Optional<String> usual(Optional<String> profile) {
    DefaultAwsRegionProviderChain.Builder chain =
        DefaultAwsRegionProviderChain.builder().profileFile(ProfileFile::defaultProfileFile);
    profile.ifPresent(chain::profileName);
    try {
      return Optional.ofNullable(chain.build().getRegion()).map(region -> region.id());
    } catch (SdkClientException e) {
      return Optional.empty();
    }
  }
}
