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
      "fact"."attributes" ->> 'activity' as "activity",
      "fact"."attributes" ->> 'education' as "education",
      "fact"."attributes" ->> 'referrer' as "referrer"
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
    where true
    order by
      "at",
      "who",
      "start_date" desc,
      (("key") collate "C") desc
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by activity" is not null then 'activity'
      when "by age-group" is not null then 'age-group'
      when "by referrer" is not null then 'referrer'
      when "by education" is not null then 'education'
    end as "breakdown",
    coalesce("by activity", "by age-group", "by referrer", "by education") as "category",
    cast(
      coalesce(
        sum("times"),
        0
      )
      as bigint
    ) as "base"
  from (
    select
      "at" as "place",
      "person_sex" as "sex",
      1 as "times",
      coalesce("activity", 'unknown') as "by activity",
      coalesce(
        case
          when (cast(
            extract(year from cast(:last as date))
            as numeric
          ) - "person_birth_year") <= 15 then 'under-16'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 16
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 17
          ) then '16-17'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 18
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 24
          ) then '18-24'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 25
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 34
          ) then '25-34'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 35
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 44
          ) then '35-44'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 45
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 54
          ) then '45-54'
          when (
            (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") >= 55
            and (cast(
              extract(year from cast(:last as date))
              as numeric
            ) - "person_birth_year") <= 64
          ) then '55-64'
          when (cast(
            extract(year from cast(:last as date))
            as numeric
          ) - "person_birth_year") >= 65 then '65-plus'
        end,
        'unknown'
      ) as "by age-group",
      coalesce("referrer", 'unknown') as "by referrer",
      coalesce("education", 'unknown') as "by education"
    from "chosen"
    where true
  ) as "counted"
  group by grouping sets (
    ("place", "sex"),
    ("place", "by activity", "sex"),
    ("place", "by age-group", "sex"),
    ("place", "by referrer", "sex"),
    ("place", "by education", "sex")
  )
) as "parts"
