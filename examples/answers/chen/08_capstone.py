# %% predict_best_of_forty
predict_best_of_forty = "c"
