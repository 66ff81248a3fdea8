with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."start_date" as "start_date",
      "fact"."end_date" as "end_date",
      ("fact"."attributes" || coalesce("jobbtrappan-uppfoljning"."attributes", jsonb_build_object())) ->> 'livelihood-after-6-months' as "livelihood-after-6-months",
      ("fact"."attributes" || coalesce("jobbtrappan-uppfoljning"."attributes", jsonb_build_object())) ->> 'project-group' as "project-group"
    from "facts"."episode" as "fact"
      left outer join "facts"."event" as "jobbtrappan-uppfoljning"
        on (
          "jobbtrappan-uppfoljning"."source" = 'jobbtrappan-uppfoljning'
          and "fact"."source" = 'jobbtrappan'
          and "jobbtrappan-uppfoljning"."natural_key" = "fact"."natural_key"
          and "jobbtrappan-uppfoljning"."known_from" <= cast(:known_at as date)
          and "jobbtrappan-uppfoljning"."known_to" > cast(:known_at as date)
          and not ("jobbtrappan-uppfoljning"."voided")
        )
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
      "fact"."source" in ('jobbtrappan')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."start_date" <= cast(:last as date)
      and (
        "fact"."end_date" is null
        or "fact"."end_date" >= cast(:first as date)
      )
    )
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by project-group" is not null then 'project-group'
      when "by livelihood-after-6-months" is not null then 'livelihood-after-6-months'
    end as "breakdown",
    coalesce("by project-group", "by livelihood-after-6-months") as "category",
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
      -"place" as "place",
      "sex",
      1 as "times",
      coalesce("project-group", 'unknown') as "by project-group",
      coalesce("livelihood-after-6-months", 'unknown') as "by livelihood-after-6-months",
      ("livelihood-after-6-months" in (
        'salary', 'student-aid'
      )) as "in_part"
    from "record"
    where (
      "end_date" between cast(:first as date) and cast(:last as date)
      and true
    )
  ) as "counted"
  group by grouping sets (
    ("place", "sex"),
    ("place", "by project-group", "sex"),
    ("place", "by livelihood-after-6-months", "sex")
  )
) as "parts"
