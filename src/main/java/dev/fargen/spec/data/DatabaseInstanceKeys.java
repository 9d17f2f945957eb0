package dev.fargen.spec.data;

import dev.fargen.spec.form.Amounts;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import java.util.List;

/** Keys of a database that only an RDS instance has: postgres, mysql and mariadb. */
public final class DatabaseInstanceKeys {

  public static final Key<String> CLASS =
      Key.of(
              "class",
              InstanceType.OF_DATABASE.form(),
              "DB instance class of postgres, mysql or mariadb. A change interrupts connections"
                  + " while the instance restarts; with `multi_az`, only for the time of a failover.")
          .fallback("db.t4g.micro")
          .becomes("`DBInstanceClass` of the RDS instance")
          .example("class: db.m7g.large");

  /** Amazon RDS user guide, "Amazon RDS DB instance storage": General Purpose SSD (gp3). */
  public static final Key<Integer> STORAGE =
      Key.of(
              "storage",
              Amounts.gib(20, 65_536),
              "Storage of postgres, mysql or mariadb in GiB. It can grow while the database runs,"
                  + " and never shrink.")
          .fallback("20")
          .becomes("`AllocatedStorage` of the RDS instance, with `StorageType` gp3")
          .example("storage: 100");

  public static final Key<Boolean> MULTI_AZ =
      Key.of(
              "multi_az",
              Form.truth(),
              "Keeps a standby of postgres, mysql or mariadb in another Availability Zone, which"
                  + " takes over if the instance fails. It doubles the costs, and cannot be read"
                  + " from.")
          .fallback("false")
          .becomes("`MultiAZ` of the RDS instance")
          .example("multi_az: true");

  public static final Key<String> TLS =
      Key.of(
              "tls",
              Form.oneOf("preferred", "required").literal(),
              "Whether postgres, mysql or mariadb refuses connections without TLS. With"
                  + " `preferred`, both are possible, as with a database in Compose; the defaults"
                  + " of RDS depend on the version.")
          .fallback("preferred")
          .becomes("`rds.force_ssl` or `require_secure_transport` in AWS::RDS::DBParameterGroup")
          .example("tls: required");

  /** Those that neither Aurora nor Aurora DSQL has. */
  public static final List<Key<?>> ALL = List.of(CLASS, STORAGE, MULTI_AZ, TLS);

  private DatabaseInstanceKeys() {}
}
