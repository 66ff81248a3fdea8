with
  "record" as (
    select
      "unit"."place",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      "fact"."sex" as "sex",
      "fact"."birth_year" as "birth_year",
      "fact"."district" as "district",
      "fact"."event_date" as "event_date",
      "fact"."quantity" as "quantity",
      "fact"."minutes" as "minutes",
      "fact"."amount" as "amount",
      "fact"."attributes" ->> 'checklist-answer' as "checklist-answer",
      "fact"."attributes" ->> 'checklist-text' as "checklist-text",
      "fact"."attributes" ->> 'criterion' as "criterion"
    from "facts"."event" as "fact"
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
      "fact"."source" in ('checklista')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."event_date" <= cast(:last as date)
    )
  )
select *
from (
  select
    0 as "statement_part",
    "place",
    "sex",
    case
      when "by criterion" is not null then 'criterion'
    end as "breakdown",
    "by criterion" as "category",
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
    ) as "total"
  from (
    select
      "node" as "place",
      "sex",
      1 as "times",
      coalesce("criterion", 'unknown') as "by criterion",
      case
        when "checklist-answer" is null then cast(null as numeric)
        when "checklist-answer" = 'no' then 0
        when "checklist-answer" = 'partly' then 1
        when "checklist-answer" = 'yes' then 2
      end as "value"
    from (
      select *
      from (
        select
          *,
          row_number() over (
            partition by "node", "criterion"
            order by
              "event_date" desc,
              (("key") collate "C") desc
          ) as "number"
        from "record"
          join unnest(cast(
            :places_of_scope
            as int[]
          )::int[], cast(
            :nodes_of_scope
            as int[]
          )::int[]) as "scope" ("place", "node")
            on "scope"."place" = "record"."place"
        where (
          true
          and true
        )
      ) as "answer"
      where "number" = 1
    ) as "answer"
  ) as "counted"
  where true
  group by grouping sets (
    ("place"),
    ("place", "sex"),
    ("place", "by criterion"),
    ("place", "by criterion", "sex")
  )
) as "parts"
