-- sum: the nights of each stay, night by night
select level, node, coalesce(sex::text, 'T') as sex, count(*) as value
  from facts.episode join scope using (unit)
  cross join lateral generate_series(
    greatest(start_date, :first), least(end_date - 1, :institutionsvard, :last), '1 day')
 where source = 'institutionsvard' and not voided and known_to = 'infinity'
 group by grouping sets ((level, node), (level, node, sex))
