-- ratio of two numbers, night by night; only stays that have both
with night as (
  select record.source, natural_key, person, unit, (attributes ->> 'cost')::numeric / (end_date - start_date) as cost
    from facts.episode record
    cross join lateral generate_series(
      greatest(start_date, :first), least(end_date - 1, :institutionsvard, :last), '1 day')
   where source = 'institutionsvard' and not voided and known_to = 'infinity'
     and end_date > start_date and attributes ->> 'cost' is not null)
select level, node, 'T' as sex, sum(cost) / count(*) as value
  from night join scope using (unit)
 group by level, node
