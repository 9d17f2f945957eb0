package dev.fargen.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of {@code permissions} allows something of, by its first statement. */
class PermissionsTest {
  private static final String RESOURCE =
      "Resources/WebTaskRole/Properties/Policies/0/PolicyDocument/Statement/0/Resource";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          queue: jobs, access: send         | {'Fn::GetAtt':['JobsQueue','Arn']}
          queue: others, access: send       | {'Fn::Sub':'ARNsqs:${AWS::Region}:${AWS::AccountId}:others'}
          queue: "${Others}", access: send  | {'Fn::Sub':'ARNsqs:${AWS::Region}:${AWS::AccountId}:${Others}'}
          queue: "arn:aws:sqs:eu-west-1:111122223333:jobs", access: send | 'arn:aws:sqs:eu-west-1:111122223333:jobs'
          bucket: files, access: read       | {'Fn::Sub':'ARNs3:::files'}
          bucket: files, access: write      | {'Fn::Sub':'ARNs3:::files/*'}
          bucket: "${Files}", access: write | {'Fn::Sub':'ARNs3:::${Files}/*'}
          bucket: "${FilesArn}", access: write | {'Fn::Sub':'${FilesArn}/*'}
          bucket: "arn:aws:s3:::files", access: read | 'arn:aws:s3:::files'
          table: users, access: write       | {'Fn::Sub':'ARNdynamodb:${AWS::Region}:${AWS::AccountId}:table/users'}
          topic: news, access: publish      | {'Fn::Sub':'ARNsns:${AWS::Region}:${AWS::AccountId}:news'}
          stream: clicks, access: write     | {'Fn::Sub':'ARNkinesis:${AWS::Region}:${AWS::AccountId}:stream/clicks'}
          parameters: /shop/key, access: read | {'Fn::Sub':'ARNssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/key'}
          secret: shop/key, access: read    | {'Fn::Sub':'ARNsecretsmanager:${AWS::Region}:${AWS::AccountId}:secret:shop/key-??????'}
          user_pool: eu-west-1_AbCdEfGhI, access: read | {'Fn::Sub':'ARNcognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/eu-west-1_AbCdEfGhI'}
          actions: ["ses:SendEmail"], resources: ["*"] | '*'
          """)
  void allowsItOf(String permission, String resource) {
    Compiled compiled =
        Compiled.of(
            Compiled.NETWORK
                + "queues: {jobs: {}}\n"
                + "workloads: {web: {image: \"web:1\", permissions: [{%s}]}}\n"
                    .formatted(permission));

    assertEquals(resource.replace("'ARN", "'arn:${AWS::Partition}:"), compiled.at(RESOURCE));
  }
}
