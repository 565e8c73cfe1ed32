### Whether two medicines hold the same ingredient.

alike-yes = Yes, the same
alike-no = No, they differ
alike-set = Set the ingredient
alike-saved = Saved: { $medicine } and { $other } count together
alike-differ = Saved: { $medicine } and { $other } differ
