with
  "record" as (
    select
      "unit"."place",
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
      "fact"."attributes" ->> 'years-in-support' as "years-in-support"
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
      )::text[]) with ordinality as "unit" ("unit", "place")
        on "unit"."unit" = "fact"."unit"
      join unnest(cast(
        :sources
        as varchar[]
      )::text[], cast(
        :data_as_of
        as date[]
      )::date[]) as "source" ("source", "data_as_of")
        on "source"."source" = "fact"."source"
    where (
      "fact"."source" in ('sus')
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
        partition by "at", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_sex",
      first_value("birth_year") over (
        partition by "at", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_birth_year",
      first_value("district") over (
        partition by "at", "who"
        order by
          "start_date" desc,
          (("key") collate "C") desc
      ) as "person_district"
    from (
      select
        "at",
        "of_person".*
      from (
        select
          "record".*,
          (min("place") over (partition by "who") <> max("place") over (partition by "who")) as "several_units"
        from "record"
      ) as "of_person"
        join unnest(cast(
          :places_of_counted
          as int[]
        )::int[], cast(
          :ats_of_counted
          as int[]
        )::int[]) as "counted" ("place", "at")
          on (
            "counted"."place" = "of_person"."place"
            and ("at" > 0) = "several_units"
          )
    ) as "at_place"
  ),
  "chosen" as (
    select distinct on ("at", "who") *
    from "known"
    where "start_date" between cast(:first as date) and cast(:last as date)
    order by
      "at",
      "who",
      "start_date" asc,
      (("key") collate "C") asc
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by years-in-support-group" is not null then 'years-in-support-group'
    end as "breakdown",
    "by years-in-support-group" as "category",
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
    avg("value") as "mean"
  from (
    select
      "node" as "place",
      "person_sex" as "sex",
      1 as "times",
      coalesce(
        case
          when cast("years-in-support" as numeric) < 1 then 'under-1'
          when (
            cast("years-in-support" as numeric) >= 1
            and cast("years-in-support" as numeric) < 3
          ) then '1-2'
          when (
            cast("years-in-support" as numeric) >= 3
            and cast("years-in-support" as numeric) < 5
          ) then '3-4'
          when (
            cast("years-in-support" as numeric) >= 5
            and cast("years-in-support" as numeric) < 10
          ) then '5-9'
          when cast("years-in-support" as numeric) >= 10 then '10-plus'
        end,
        'unknown'
      ) as "by years-in-support-group",
      cast("years-in-support" as numeric) as "value"
    from "chosen"
      join unnest(cast(
        :ats_of_spread
        as int[]
      )::int[], cast(
        :nodes_of_spread
        as int[]
      )::int[]) as "spread" ("at", "node")
        on "spread"."at" = "chosen"."at"
    where true
  ) as "counted"
  where true
  group by grouping sets (
    ("place"),
    ("place", "sex"),
    ("place", "by years-in-support-group"),
    ("place", "by years-in-support-group", "sex")
  )
) as "parts"
