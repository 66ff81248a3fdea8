with
  "record" as (
    select
      "scope"."level",
      "scope"."node",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        coalesce("link"."person", "fact"."person"),
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date",
      "fact"."attributes" ->> 'cost' as "cost"
    from "facts"."episode" as "fact"
      left outer join (
        select distinct on (decode("attributes" ->> 'former-person', 'hex'))
          decode("attributes" ->> 'former-person', 'hex') as "former",
          "person"
        from "facts"."event"
        where (
          "source" in ('identitetslankar')
          and "known_from" <= cast(:known_at as date)
          and "known_to" > cast(:known_at as date)
        )
        order by
          decode("attributes" ->> 'former-person', 'hex'),
          (("source") collate "C"),
          (("natural_key") collate "C")
      ) as "link"
        on "link"."former" = "fact"."person"
      join unnest(cast(
        :units
        as varchar[]
      )::text[], cast(
        :levels
        as varchar[]
      )::text[], cast(
        :nodes
        as varchar[]
      )::text[]) as "scope" ("unit", "level", "node")
        on "scope"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('institutionsvard')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."start_date" <= cast(:last as date)
      and (
        "fact"."end_date" is null
        or "fact"."end_date" >= cast(:first as date)
      )
    )
  ),
  "known" as (
    select
      *,
      first_value("sex") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_district"
    from "record"
  ),
  "counted" as (
    select
      "level",
      "node",
      "who",
      "person_sex" as "sex",
      1 as "times",
      case
        when ("end_date" - "start_date") > 0 then ((cast("cost" as numeric) * greatest(least(
          coalesce(
            "end_date" - 1,
            "data_as_of"
          ),
          "data_as_of",
          cast(:last as date)
        ) - greatest("start_date", cast(:first as date)) + 1, 0)) / ("end_date" - "start_date"))
        when (
          ("end_date" - "start_date") is not null
          and "start_date" between cast(:first as date) and cast(:last as date)
        ) then cast("cost" as numeric)
        when ("end_date" - "start_date") is not null then 0
      end as "value"
    from "known"
    where (
      true
      and true
    )
  )
select
  "level",
  "node",
  "sex",
  grouping("sex") as "summed",
  cast(
    coalesce(
      sum("times"),
      0
    )
    as bigint
  ) as "base",
  cast(
    coalesce(
      sum("times") filter (where "value" is not null),
      0
    )
    as bigint
  ) as "valued",
  coalesce(
    sum("value"),
    0
  ) as "total",
  avg("value") as "mean",
  cast(
    count(distinct "who") filter (where "value" is not null)
    as bigint
  ) as "people"
from "counted"
group by grouping sets (
  ("level", "node"),
  ("level", "node", "sex")
);

with
  "record" as (
    select
      "scope"."level",
      "scope"."node",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        coalesce("link"."person", "fact"."person"),
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."event_date" as "event_date",
      "fact"."quantity" as "quantity",
      "fact"."minutes" as "minutes",
      "fact"."amount" as "amount"
    from "facts"."event" as "fact"
      left outer join (
        select distinct on (decode("attributes" ->> 'former-person', 'hex'))
          decode("attributes" ->> 'former-person', 'hex') as "former",
          "person"
        from "facts"."event"
        where (
          "source" in ('identitetslankar')
          and "known_from" <= cast(:known_at as date)
          and "known_to" > cast(:known_at as date)
        )
        order by
          decode("attributes" ->> 'former-person', 'hex'),
          (("source") collate "C"),
          (("natural_key") collate "C")
      ) as "link"
        on "link"."former" = "fact"."person"
      join unnest(cast(
        :units
        as varchar[]
      )::text[], cast(
        :levels
        as varchar[]
      )::text[], cast(
        :nodes
        as varchar[]
      )::text[]) as "scope" ("unit", "level", "node")
        on "scope"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('jobbcoach-besok')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and coalesce("link"."person", "fact"."person") is not null
      and "fact"."event_date" between cast(:first as date) and cast(:last as date)
    )
  ),
  "known" as (
    select
      *,
      first_value("sex") over (
        partition by "level", "node", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "level", "node", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "level", "node", "who"
        order by
          "event_date" desc,
          (("key") collate "C") desc
      ) as "person_district"
    from "record"
  ),
  "counted" as (
    select
      "level",
      "node",
      "who",
      "person_sex" as "sex",
      "quantity" as "times",
      "minutes" as "value"
    from "known"
    where (
      "event_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  )
select
  "level",
  "node",
  "sex",
  grouping("sex") as "summed",
  cast(
    coalesce(
      sum("times"),
      0
    )
    as bigint
  ) as "base",
  cast(
    coalesce(
      sum("times") filter (where "value" is not null),
      0
    )
    as bigint
  ) as "valued",
  coalesce(
    sum("value"),
    0
  ) as "total",
  avg("value") as "mean",
  cast(
    count(distinct "who") filter (where "value" is not null)
    as bigint
  ) as "people"
from "counted"
group by grouping sets (
  ("level", "node"),
  ("level", "node", "sex")
);

with
  "record" as (
    select
      "scope"."level",
      "scope"."node",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        coalesce("link"."person", "fact"."person"),
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date"
    from "facts"."episode" as "fact"
      left outer join (
        select distinct on (decode("attributes" ->> 'former-person', 'hex'))
          decode("attributes" ->> 'former-person', 'hex') as "former",
          "person"
        from "facts"."event"
        where (
          "source" in ('identitetslankar')
          and "known_from" <= cast(:known_at as date)
          and "known_to" > cast(:known_at as date)
        )
        order by
          decode("attributes" ->> 'former-person', 'hex'),
          (("source") collate "C"),
          (("natural_key") collate "C")
      ) as "link"
        on "link"."former" = "fact"."person"
      join unnest(cast(
        :units
        as varchar[]
      )::text[], cast(
        :levels
        as varchar[]
      )::text[], cast(
        :nodes
        as varchar[]
      )::text[]) as "scope" ("unit", "level", "node")
        on "scope"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('praktisk-verksamhet')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."start_date" <= cast(:last as date)
      and (
        "fact"."end_date" is null
        or "fact"."end_date" >= cast(:first as date)
      )
    )
  ),
  "known" as (
    select
      *,
      first_value("sex") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "level", "node", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_district"
    from "record"
  ),
  "counted" as (
    select
      "level",
      "node",
      "who",
      "person_sex" as "sex",
      1 as "times",
      greatest(least(
        coalesce(
          "end_date" - 1,
          "data_as_of"
        ),
        "data_as_of",
        cast(:last as date)
      ) - greatest("start_date", cast(:first as date)) + 1, 0) as "value"
    from "known"
    where (
      true
      and true
    )
  )
select
  "level",
  "node",
  "sex",
  grouping("sex") as "summed",
  cast(
    coalesce(
      sum("times"),
      0
    )
    as bigint
  ) as "base",
  cast(
    coalesce(
      sum("times") filter (where "value" is not null),
      0
    )
    as bigint
  ) as "valued",
  coalesce(
    sum("value"),
    0
  ) as "total",
  avg("value") as "mean",
  cast(
    count(distinct "who") filter (where "value" is not null)
    as bigint
  ) as "people"
from "counted"
group by grouping sets (
  ("level", "node"),
  ("level", "node", "sex")
)
