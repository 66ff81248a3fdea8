with
  "record" as (
    select
      "scope"."level",
      "scope"."node",
      "source"."data_as_of" as "data_as_of",
      (("fact"."source" || ' ') || "fact"."natural_key") as "key",
      coalesce(
        "fact"."person",
        convert_to((("fact"."source" || ' ') || "fact"."natural_key"), 'UTF8')
      ) as "who",
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
      "fact"."source" in ('checklista')
      and "fact"."known_from" <= cast(:known_at as date)
      and "fact"."known_to" > cast(:known_at as date)
      and not ("fact"."voided")
      and "fact"."event_date" <= cast(:last as date)
    )
  ),
  "counted" as (
    select
      "level",
      "node",
      "who",
      "sex",
      1 as "times",
      coalesce("criterion", 'unknown') as "by criterion",
      case
        when "checklist-answer" is null then null
        when "checklist-answer" = 'no' then 0
        when "checklist-answer" = 'partly' then 1
        when "checklist-answer" = 'yes' then 2
      end as "value",
      "event_date" as "answered_on",
      "checklist-text" as "text"
    from (
      select
        *,
        row_number() over (
          partition by "level", "node", "criterion"
          order by
            "event_date" desc,
            (("key") collate "C") desc
        ) as "number"
      from "record"
      where (
        true
        and true
      )
    ) as "record"
    where "number" = 1
  )
select
  "level",
  "node",
  "sex",
  "by criterion",
  grouping("sex", "by criterion") as "summed",
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
from "counted"
group by grouping sets (
  ("level", "node"),
  ("level", "node", "sex"),
  ("level", "node", "by criterion"),
  ("level", "node", "by criterion", "sex")
)
