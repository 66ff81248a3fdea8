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
      "fact"."attributes" ->> 'exit-reason' as "exit-reason",
      "fact"."attributes" ->> 'studies-at-exit' as "studies-at-exit",
      "fact"."attributes" ->> 'studies-at-start' as "studies-at-start",
      "fact"."attributes" ->> 'work-at-exit' as "work-at-exit",
      "fact"."attributes" ->> 'work-at-start' as "work-at-start"
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
    where (
      "end_date" between cast(:first as date) and cast(:last as date)
      and (
        "exit-reason" is null
        or "exit-reason" not in (
          'died', 'moved', 'transferred'
        )
      )
    )
    order by
      "at",
      "who",
      "end_date" desc nulls last,
      "start_date" desc,
      (("key") collate "C") desc
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    cast(
      coalesce(
        sum("times"),
        0
      )
      as bigint
    ) as "base",
    cast(
      coalesce(
        sum("times") filter (where "in_part"),
        0
      )
      as bigint
    ) as "part"
  from (
    select
      "at" as "place",
      "person_sex" as "sex",
      1 as "times",
      (
        case
          when "work-at-exit" in (
            'part', 'full'
          ) then 'work'
          when "studies-at-exit" in (
            'part', 'full'
          ) then 'studies'
          when (
            "work-at-exit" in ('none')
            and "studies-at-exit" in ('none')
          ) then 'neither'
        end in (
          'work', 'studies'
        )
        and case
          when "work-at-start" in (
            'part', 'full'
          ) then 'work'
          when "studies-at-start" in (
            'part', 'full'
          ) then 'studies'
          when (
            "work-at-start" in ('none')
            and "studies-at-start" in ('none')
          ) then 'neither'
        end in ('neither')
      ) as "in_part"
    from "chosen"
    where case
      when "work-at-exit" in (
        'part', 'full'
      ) then 'work'
      when "studies-at-exit" in (
        'part', 'full'
      ) then 'studies'
      when (
        "work-at-exit" in ('none')
        and "studies-at-exit" in ('none')
      ) then 'neither'
    end is not null
  ) as "counted"
  group by grouping sets (("place", "sex"))
) as "parts"
